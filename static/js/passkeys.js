// The browser's own dialog about a passkey, and its answer in the form. Without it the form is hidden.
const known = document.getElementById("passkey-options");

const asked = async (form) => {
  if (known) return JSON.parse(known.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return answer.json();
};

const credential = ({ creation_options: create, request_options: request }) => {
  if (!create) {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(request.publicKey);
    return navigator.credentials.get({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(create.publicKey);
  // Kept on the device with the account, so that it also signs in by itself.
  publicKey.authenticatorSelection = { residentKey: "preferred", userVerification: "preferred" };
  return navigator.credentials.create({ publicKey });
};

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failed = form.querySelector("[data-failed]");
      failed.textContent = "";
      try {
        const given = await credential(await asked(form));
        form.elements.namedItem("credential").value = JSON.stringify(given);
        form.submit();
      } catch {
        failed.textContent = failed.dataset.failed;
      }
    });
  }
}

// Says it when a draft could not be kept: the connection is lost or the server refused.
for (const event of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(event, () => {
    const status = document.getElementById("draft-status");
    if (status) status.textContent = status.dataset.lost;
  });
}

"""What a page asks of a slow phone: few requests, few bytes, and nothing that moves."""

import pytest

from tests.browser.visits import PHONE, PILOT

pytestmark = pytest.mark.browser

LIST = ("wmo", f"{PILOT}/deelnemers/")
LOG_FORM = ("begeleider", f"{PILOT}/deelnemers/1/gesprekken/nieuw/")
REPORT = ("beleid", f"{PILOT}/rapportages/2021-Q2/")
PAGES = [
    LIST,
    LOG_FORM,
    REPORT,
    ("", "toegang/login/"),
    ("begeleider", f"{PILOT}/deelnemers/1/"),
    ("beleid", f"{PILOT}/woningen/tijdlijn/"),
]
MOST_REQUESTS = 6
MOST_BYTES_OF_A_LIST = 15_000  # HTML and style sheet together, compressed
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SHIFTS = """new Promise(resolve => {
  const found = [];
  const add = list => found.push(...list.getEntries().map(shift => shift.value));
  new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true});
  document.fonts.ready.then(() => setTimeout(() => resolve(found), 300));
})"""
# Also what moves right after a click, which a browser does not hold against a page.
SHIFTS_WATCHED = """() => {
  window.moved = [];
  const add = list => window.moved.push(...list.getEntries().map(shift => shift.value));
  new PerformanceObserver(add).observe({type: 'layout-shift'});
}"""
MEASURE = """async family => {
  await document.fonts.ready;
  const line = document.createElement('span');
  line.textContent = 'Wat is er nu nodig, wie doet dat en wanneer horen wij dat van elkaar?';
  line.style.cssText = 'position: absolute; white-space: nowrap; line-height: normal';
  line.style.fontFamily = `"${family}"`;
  document.body.append(line);
  const {width, height} = line.getBoundingClientRect();
  line.remove();
  return {width, height};
}"""


class Wire:
    """What comes over the wire while a page is loaded; nothing of it from the browser's cache."""

    def __init__(self, page) -> None:
        self.page = page
        self.sizes: dict[str, int] = {}
        self._urls: dict[str, str] = {}
        self._kept: set[str] = set()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestServedFromCache", lambda e: self._kept.add(e["requestId"]))
        session.on("Network.responseReceived", self._begin)
        session.on("Network.loadingFinished", self._end)

    def _begin(self, event) -> None:
        answer = event["response"]
        if not answer.get("fromDiskCache") and not answer["url"].startswith("data:"):
            self._urls[event["requestId"]] = answer["url"]

    def _end(self, event) -> None:
        if event["requestId"] in self._urls.keys() - self._kept:
            url = self._urls[event["requestId"]]
            self.sizes[url] = event["encodedDataLength"]

    def load(self, url: str) -> dict[str, int]:
        """The addresses and their bytes, but not the icon: a browser may fetch it late."""
        self.sizes.clear()
        # The typeface may come in after the page is there.
        self.page.goto(url, wait_until="networkidle")
        return {url: size for url, size in self.sizes.items() if "favicon" not in url}


@pytest.fixture
def arrive(browser, address, visitor):
    """A function that gives a page of someone who has never been here with this browser."""
    contexts = []

    def as_new(who: str):
        if who:
            visitor.enter(who)
        contexts.append(browser.new_context(viewport=PHONE, locale="nl-NL"))
        contexts[-1].add_cookies(visitor.page.context.cookies() if who else [])
        return contexts[-1].new_page()

    yield as_new
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("who", "path"), [LIST, LOG_FORM, REPORT])
def test_a_first_view_takes_few_requests_and_a_second_one(arrive, address, who, path):
    url = f"{address}/{path}"
    wire = Wire(arrive(who))
    first = wire.load(url)
    assert url in first
    assert len(first) + 1 <= MOST_REQUESTS, first  # the icon is one more
    assert list(wire.load(url)) == [url]


def test_the_first_view_of_a_list_is_light(arrive, address):
    who, path = LIST
    first = Wire(arrive(who)).load(f"{address}/{path}")
    (sheet,) = [url for url in first if url.endswith(".css")]
    assert first[f"{address}/{path}"] + first[sheet] <= MOST_BYTES_OF_A_LIST


def test_what_is_kept_is_kept_for_good(arrive, address):
    page = arrive("")
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{address}/toegang/login/", wait_until="load")
    static = [answer for answer in answers if "/static/" in answer.url]
    assert static
    for answer in static:
        assert "immutable" in answer.headers["cache-control"], answer.url
    assert page.goto(f"{address}/static/css/mistyped.css").status == 404


@pytest.mark.parametrize(("who", "path"), PAGES)
def test_nothing_moves_while_a_page_comes_in(arrive, address, who, path):
    page = arrive(who)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{address}/{path}", wait_until="load")
    assert sum(page.evaluate(SHIFTS)) == 0


def test_a_report_says_that_its_pdf_is_made_and_nothing_moves(arrive, address):
    who, path = REPORT
    page = arrive(who)
    page.goto(f"{address}/{path}", wait_until="load")
    page.evaluate(SHIFTS_WATCHED)
    waits = page.get_by_text("De PDF wordt gemaakt.")
    # One that was made before comes at once; it is asked for when the words were seen.
    page.route("**/pdf/", lambda route: (waits.wait_for(), route.continue_()))
    with page.expect_request("**/pdf/"), page.expect_download() as download:
        page.get_by_role("link", name="PDF downloaden").click()
    page.get_by_text("De PDF is gedownload.").wait_for()
    assert download.value.suggested_filename.endswith("2021-Q2.pdf")
    assert page.evaluate("window.moved") == []


def test_without_a_connection_the_report_stays_and_says_so(arrive, address):
    who, path = REPORT
    page = arrive(who)
    page.goto(f"{address}/{path}", wait_until="load")
    page.context.set_offline(True)
    page.get_by_role("link", name="PDF downloaden").click()
    page.get_by_text("Er is nu geen verbinding.").wait_for()
    assert page.url == f"{address}/{path}"


def test_in_the_typeface_of_the_device_lines_are_as_long_and_as_high(arrive, address):
    page = arrive("")
    page.goto(f"{address}/toegang/login/", wait_until="load")
    ours, stand_in = (
        page.evaluate(MEASURE, name) for name in ("Source Sans 3", "As Source Sans 3")
    )
    assert ours["height"] == pytest.approx(stand_in["height"], abs=1)
    assert ours["width"] == pytest.approx(stand_in["width"], rel=0.03)

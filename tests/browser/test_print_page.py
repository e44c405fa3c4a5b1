"""The page that offers the leaflets: light when it opens, and every picture there when it is wanted."""

PICTURES = ".edition-picture"


def shown(page):
    return page.locator(f"{PICTURES} img").count()


def test_pictures_are_fetched_as_one_scrolls_to_them(reader):
    page = reader.page
    page.set_viewport_size({"width": 390, "height": 844})
    fetched = []
    page.on("request", lambda request: request.url.endswith(".png") and fetched.append(request.url))
    reader.open("leaflets")
    assert len(fetched) < page.locator(PICTURES).count() / 2
    last = page.locator(PICTURES).last
    last.scroll_into_view_if_needed()
    last.locator("img").wait_for()
    assert last.locator("img").evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 100
    assert last.locator("img").get_attribute("alt")


def test_all_pictures_print_though_nobody_has_scrolled(reader):
    page = reader.page
    page.set_viewport_size({"width": 390, "height": 844})
    reader.open("leaflets")
    assert shown(page) < page.locator(PICTURES).count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert shown(page) == page.locator(PICTURES).count()

"""Brand files as websites, slides and reports have them: what means nothing on paper is left out,
told or not, and the rest is printed. None is refused.
"""

import pytest
from PIL import Image

from generator.reading.brand.brand_reader import read_brand

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h9v9z"/></svg>'

# What a brand file says, then what is known of it afterwards: colours, and logos by size.
BRANDS = {
    "one colour": ("color: {primary: '#1F5F5B'}", {"primary": "#1F5F5B"}, ""),
    "names of CSS": (
        "color: {primary: rebeccapurple, foreground: black, background: white}",
        {"primary": "#663399", "foreground": "#000000"},
        "",
    ),
    "a palette by names": (
        "color:\n  palette: {ink: '#222222', sea: '#1B4F72', water: sea}\n"
        "  foreground: ink\n  primary: water\n",
        {"foreground": "#222222", "primary": "#1B4F72"},
        "",
    ),
    "light and dark": (
        "color:\n  primary: {light: '#1B4F72', dark: '#9CC3E0'}\n"
        "  background: {light: white, dark: '#111111'}\n",
        {"primary": "#1B4F72", "background": "#FFFFFF"},
        "",
    ),
    "dark alone": ("color: {primary: teal, background: {dark: '#030911'}}", {}, ""),
    "a dark website": (
        "color: {foreground: '#EEEEEE', background: '#101820', primary: '#2F6F6F'}",
        {"foreground": "#EEEEEE", "background": "#101820"},
        "",
    ),
    "a colour with see-through": ("color: {primary: 'rgba(31, 95, 91, 1)'}", {}, ""),
    "a logo alone": ("logo: logo.png", {}, "large"),
    "a logo by size": ("logo: {small: icon.svg, medium: logo.png}", {}, "small medium"),
    "logos with names": (
        "logo:\n  images:\n    wide: {path: wide.svg, alt: Ours}\n    icon: icon.svg\n"
        "    favicon: favicon.ico\n  small: icon\n  large: wide\n",
        {},
        "small large",
    ),
    "logos for light and dark": (
        "logo:\n  medium: {light: logo.png, dark: wide.svg}\n"
        "  large: {light: {path: wide.svg, alt: Ours}, dark: logo.png}\n",
        {},
        "medium large",
    ),
    "a logo from the root": ("logo: {large: /logo.png}", {}, "large"),
    "a dark logo alone": ("logo: {large: {dark: logo.png}}", {}, "large"),
    "fonts of the web": (
        "typography:\n  fonts:\n"
        "    - {family: Jura, source: google, weight: [300, 700], style: [normal, italic]}\n"
        "    - {family: Rubik, source: bunny, weight: 400..700, display: swap}\n"
        "  base: Jura\n  headings: {family: Rubik, weight: semi-bold}\n",
        {},
        "",
    ),
    "stacks of fonts": (
        "typography:\n  base: {family: \"'Noto Sans', Aptos, sans-serif\", size: 1.1rem}\n"
        "  headings: {family: 'Georgia, serif', line-height: 1.2}\n  monospace: monospace\n",
        {},
        "",
    ),
    "styles of links and code": (
        "color: {palette: {sea: '#1B4F72'}}\n"
        "typography:\n  link: {color: sea, decoration: underline, weight: 500}\n"
        "  monospace-inline: {color: sea, background-color: '#EEEEEE'}\n"
        "  monospace-block: {color: white, background-color: sea, line-height: 1.4}\n",
        {},
        "",
    ),
    "a link in a word": ("typography: {link: purple}", {}, ""),
    "settings of other programs": (
        "color: {primary: '#1F5F5B'}\ndefaults:\n  bootstrap:\n    version: 5\n    defaults:\n"
        '      "$link-hover-color": $dark\n      border-radius: 0.4rem\n'
        "  quarto: {format: {html: {toc: true}, revealjs: {slide-number: true}}}\n"
        "  shiny: {theme: {preset: shiny, rules: '.card { border: 0 }'}}\n",
        {"primary": "#1F5F5B"},
        "",
    ),
    "more of a practice": (
        "meta:\n  name: {full: Sample Practice, short: Sample}\n  description: For couples.\n"
        "  link: {home: https://sample.example/, mastodon: https://social.example/@us}\n"
        "  links: {docs: https://sample.example/docs}\n  author: {name: Kit Lowe}\n"
        "  license: CC-BY\n  tags: [couples, workbook]\n",
        {},
        "",
    ),
    "parts of web pages": (
        "color: {primary: '#1F5F5B', accent: red, error: '#CC0000'}\n"
        "typography: {size: {base: 16px}, code: {family: Fira Code}}\n"
        "button: {style: {borderRadius: 4px}}\nspacing: [4, 8, 16]\nnavbar: true\n",
        {"primary": "#1F5F5B"},
        "",
    ),
    "nothing at all": ("", {}, ""),
    "keys without a value": ("meta:\ncolor:\nlogo:\ntypography:\ndefaults:\n", {}, ""),
}


@pytest.mark.parametrize("kind", BRANDS)
def test_a_brand_of_a_website_is_read(tmp_path, kind):
    text, colours, logos = BRANDS[kind]
    for name in ("icon.svg", "wide.svg"):
        (tmp_path / name).write_text(SVG, encoding="utf-8")
    Image.new("RGBA", (1200, 400), (30, 80, 140, 255)).save(tmp_path / "logo.png")
    Image.new("RGBA", (32, 32)).save(tmp_path / "favicon.ico")
    path = tmp_path / "_brand.yml"
    path.write_text(text, encoding="utf-8")

    brand = read_brand(path).brand

    assert colours.items() <= brand.colours.items()
    assert set(brand.logos) == set(logos.split())

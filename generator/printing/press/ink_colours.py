"""Colours -> inks: black alone for what is neutral, a brand's own values, the profile for others.

A tint of a brand's colour, its mixture with white, is as much less of its own values.

Text and rules in four inks that do not quite meet have coloured edges; in black alone they are
sharp. A rich black or grey of a brand is for its areas: what is neutral takes a brand's own values
where they are of black alone.
"""

from collections.abc import Mapping

from PIL import Image, ImageCms

from generator.colour import channels
from generator.printing.press.icc_profile import Profile, Transform, to_inks

# Percents of cyan, magenta, yellow and black; and shares of them, 0 to 1.
Percents = tuple[int, int, int, int]
Inks = tuple[float, float, float, float]
_NEAR = 1.0  # of 255: what is lost where a mixture is written
BLACK: Inks = (0.0, 0.0, 0.0, 1.0)


class InkColours:
    """Gives inks for colours, each asked for once."""

    def __init__(self, profile: Profile, own: Mapping[str, Percents]):
        """`own` are a brand's own values, by #RRGGBB."""
        self._profile = profile
        self._own = {name.upper(): _shares(percents) for name, percents in own.items()}
        self._known: dict[tuple[str, tuple[int, ...], bytes], Inks] = {}
        self._transforms: dict[tuple[str, bytes], Transform] = {}

    def of(self, mode: str, parts: tuple[float, ...], source: bytes = b"") -> Inks:
        """Give the inks of a colour: its parts, 0 to 1, in the space of a `mode` of pictures.

        `source` is the profile that the colour is of; without one it is of sRGB.
        """
        if mode == "L":
            return (0.0, 0.0, 0.0, 1 - parts[0])
        levels = tuple(round(255 * min(max(part, 0.0), 1.0)) for part in parts)
        key = (mode, levels, source)
        if key not in self._known:
            self._known[key] = self._found(mode, parts, levels, source)
        return self._known[key]

    def _found(
        self, mode: str, parts: tuple[float, ...], levels: tuple[int, ...], source: bytes
    ) -> Inks:
        if mode == "LAB":
            light = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
            made = ImageCms.buildTransform(lab, light, "LAB", "RGB")
            # Of pictures in Lab, grey is 0, and not 128.
            lightness, red, yellow = levels
            one = Image.frombytes("LAB", (1, 1), bytes((lightness, red ^ 128, yellow ^ 128)))
            seen = Transform(made).apply(one)
            return self.of("RGB", tuple(part / 255 for part in seen.tobytes()))
        if mode == "RGB":
            own = self._own.get("#" + "".join(f"{level:02X}" for level in levels))
            neutral = len(set(levels)) == 1
            if own and (not neutral or own[:3] == (0, 0, 0)):
                return own
            if neutral:
                return (0.0, 0.0, 0.0, 1 - parts[0])
            if tint := self._tint(levels):
                return tint
        one = Image.frombytes(mode, (1, 1), bytes(levels))
        cyan, magenta, yellow, black = self.transform(mode, source).apply(one).tobytes()
        return cyan / 255, magenta / 255, yellow / 255, black / 255

    def _tint(self, levels: tuple[int, ...]) -> Inks | None:
        """Give as much less of a brand's own values as a colour is lighter than one of its own."""
        for name, (cyan, magenta, yellow, black) in self._own.items():
            own = [255 - part for part in channels(name)]
            share = (255 - min(levels)) / max(own) if any(own) else 0.0
            apart = (abs(255 - share * one - level) for one, level in zip(own, levels, strict=True))
            if 0 < share < 1 and max(apart) <= _NEAR:
                return share * cyan, share * magenta, share * yellow, share * black
        return None

    def transform(self, mode: str, source: bytes = b"") -> Transform:
        """Give what turns pictures of a mode into inks. A damaged `source` counts as none."""
        key = (mode, source)
        if key not in self._transforms:
            self._transforms[key] = self._made(mode, source)
        return self._transforms[key]

    def _made(self, mode: str, source: bytes) -> Transform:
        if source:
            try:
                own = Profile(data=source, name="").loaded
                return to_inks(self._profile.loaded, mode, own)
            except (ImageCms.PyCMSError, OSError):
                pass
        usual = self._profile.loaded if mode == "CMYK" else None
        return to_inks(self._profile.loaded, mode, usual)


def _shares(percents: Percents) -> Inks:
    cyan, magenta, yellow, black = (one / 100 for one in percents)
    return cyan, magenta, yellow, black

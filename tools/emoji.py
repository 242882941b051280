"""Make resources/emoji.json from emojibase's tables: `python tools/emoji.py FOLDER`.

FOLDER is the unpacked npm package `emojibase-data` (`npm pack emojibase-data@17.0.0`). Of it, Sala
takes Unicode's order and groups, CLDR's Portuguese names and keywords, and shortcodes: CLDR's
Portuguese ones, and the English ones that GitHub, Slack and Discord have taught people.
"""

import json
import sys
from pathlib import Path

RESULT = Path(__file__).resolve().parent.parent / "resources" / "emoji.json"
COMPONENTS = 2  # the group of skin tones and hair, which stand in no list by themselves
ENGLISH = ("github", "emojibase")
SAID = {  # what people here say besides CLDR's keywords
    "1F44D": ["joinha", "beleza", "positivo"],
    "1F44E": ["negativo"],
    "1F44F": ["palmas", "parabéns"],
    "1F64F": ["obrigado", "obrigada", "por favor", "valeu"],
    "1F389": ["parabéns", "festa"],
    "1F602": ["kkkk"],
    "1F923": ["kkkkk"],
    "1F525": ["mandou bem"],
    "1F4AF": ["nota dez"],
    "1F64B": ["levantar a mão", "dúvida"],
}
WRONG = {"comutadores": "bandeiras"}  # emojibase took the flags for those of a command line


def _codes(folder: Path, name: str) -> dict[str, list[str]]:
    found = json.loads((folder / name).read_text("utf-8"))
    return {key: [value] if isinstance(value, str) else value for key, value in found.items()}


def made(folder: Path) -> dict[str, object]:
    """What resources/emoji.json holds: names of groups, and a row for each emoji in order.

    A row: the emoji, the place of its group, its name, keywords, shortcodes (Portuguese first).
    """
    messages = json.loads((folder / "pt/messages.json").read_text("utf-8"))
    groups = [each for each in messages["groups"] if each["order"] != COMPONENTS]
    places = {each["order"]: place for place, each in enumerate(groups)}
    codes = [_codes(folder, "pt/shortcodes/cldr.json")]
    codes += [_codes(folder, f"en/shortcodes/{name}.json") for name in ENGLISH]
    emoji = json.loads((folder / "pt/data.json").read_text("utf-8"))
    rows = [
        [
            each["emoji"],
            places[each["group"]],
            each["label"],
            list(dict.fromkeys([*each.get("tags", []), *SAID.get(each["hexcode"], [])])),
            list(dict.fromkeys(code for of in codes for code in of.get(each["hexcode"], []))),
        ]
        for each in sorted(emoji, key=lambda each: each.get("order", 0))
        if each.get("group", COMPONENTS) != COMPONENTS
    ]
    names = [WRONG.get(each["message"], each["message"]) for each in groups]
    return {"groups": names, "emoji": rows}


def main() -> None:
    """Write the file."""
    table = made(Path(sys.argv[1]))
    rows = ",\n".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in table["emoji"]
    )
    groups = json.dumps(table["groups"], ensure_ascii=False)
    RESULT.write_text(f'{{"groups":{groups},"emoji":[\n{rows}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()

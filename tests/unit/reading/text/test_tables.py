from xml.etree.ElementTree import Element, SubElement

from generator.reading.text.tables import empty_cells


def test_a_column_with_an_example_in_it_is_one_to_write_in():
    table = Element("table")
    for cells in (["Day", "Mine", "Yours"], ["Monday", "a walk", ""], ["Tuesday", "", ""]):
        row = SubElement(table, "tr")
        for text in cells:
            SubElement(row, "th" if cells[0] == "Day" else "td").text = text

    empty_cells(table)

    widths = [float(cell.get("style").split()[1].rstrip("%")) for cell in table[0]]
    assert widths[1] == widths[2] > widths[0]

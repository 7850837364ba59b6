package dev.drover.ui.charts;

/// Cells of a table as RFC 4180 wants them. A line ends in `\r\n`.
public final class Csv {
    private Csv() {}

    /// A text that a spreadsheet would take for a formula is marked as text: names come from
    /// outside.
    public static String cell(String text) {
        String safe =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}

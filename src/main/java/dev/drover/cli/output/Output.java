package dev.drover.cli.output;

import dev.drover.ipc.Json;
import dev.drover.model.VisibleText;

import tools.jackson.databind.ObjectWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Where one command writes. Text is gathered and written at once when flushed, as UTF-8.
public final class Output {
    private static final int LONGEST_LINE = 4_000;
    private final Look look;
    private final OutputStream out;
    private final OutputStream err;
    private final StringBuilder waiting = new StringBuilder();

    public Output(OutputStream out, OutputStream err, Look look) {
        this.out = out;
        this.err = err;
        this.look = look;
    }

    public Look look() {
        return look;
    }

    public Words words() {
        return new Words(look);
    }

    /// A plain line, made safe.
    public void line(String text) {
        waiting.append(VisibleText.line(text, LONGEST_LINE)).append('\n');
    }

    public void line(Words words) {
        waiting.append(words).append('\n');
    }

    public void blank() {
        waiting.append('\n');
    }

    public void table(Table table) {
        table.lines(look).forEach(l -> waiting.append(l).append('\n'));
    }

    /// Text that was laid out already, such as help.
    public void page(String text) {
        waiting.append(text);
        if (!text.endsWith("\n")) {
            waiting.append('\n');
        }
    }

    void frame(String text) throws ReaderGoneException {
        waiting.append(text);
        flush();
    }

    /// Pretty for people, one line in a pipe.
    public void json(Object value) {
        ObjectWriter writer =
                look.terminal()
                        ? Json.mapper().writerWithDefaultPrettyPrinter()
                        : Json.mapper().writer();
        waiting.append(escaped(writer.writeValueAsString(value))).append('\n');
    }

    /// One line of JSON whatever the terminal, for streams.
    public void jsonLine(Object value) {
        waiting.append(escaped(Json.mapper().writeValueAsString(value))).append('\n');
    }

    /// A line that is one JSON value already.
    public void jsonText(String json) {
        waiting.append(escaped(json)).append('\n');
    }

    /// One line on the error stream, made safe, after all that was said before.
    public void error(String text) throws ReaderGoneException {
        flush();
        String line = VisibleText.line(text, LONGEST_LINE) + "\n";
        write(err, line);
    }

    public void flush() throws ReaderGoneException {
        String text = waiting.toString();
        waiting.setLength(0);
        write(out, text);
    }

    private static void write(OutputStream stream, String text) throws ReaderGoneException {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            throw new ReaderGoneException(e);
        }
    }

    /// JSON leaves control and bidi characters above ASCII raw inside strings; a terminal would
    /// obey them.
    private static String escaped(String json) {
        StringBuilder safe = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7F || !isUnsafe(c)) {
                if (safe != null) {
                    safe.append(c);
                }
                continue;
            }
            if (safe == null) {
                safe = new StringBuilder(json.length() + 16).append(json, 0, i);
            }
            safe.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
        return safe == null ? json : safe.toString();
    }

    private static boolean isUnsafe(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}

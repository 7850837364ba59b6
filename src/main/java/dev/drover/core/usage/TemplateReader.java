package dev.drover.core.usage;

import dev.drover.core.Refused;
import dev.drover.core.usage.StatusTemplate.Bit;
import dev.drover.core.usage.StatusTemplate.Block;
import dev.drover.model.VisibleText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one line of a [StatusTemplate].
final class TemplateReader {
    private static final int LONGEST = 4_000;

    /// Between spaces, one of these parts what stands around it.
    private static final String SEPARATORS = "|│·•›»—\uE0B0\uE0B1\uE0B2\uE0B3";

    private static final Pattern COLOUR =
            Pattern.compile("(?:\u001b|\\\\e|\\\\033|\\\\x1b)\\[([0-9;:]{0,32})m");

    private final String line;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<Bit> bits = new ArrayList<>();
    private int at;
    private int part;
    private String separator = "";
    private String space = "";
    private boolean grouped;
    // A segment was met: with the next space this block is whole.
    private boolean asked;

    private TemplateReader(String line) {
        this.line = line;
    }

    static List<Block> read(String line) {
        if (line.length() > LONGEST) {
            throw refused("a line of the template is longer than " + LONGEST + " characters");
        }
        TemplateReader reader = new TemplateReader(line.strip());
        reader.read();
        return reader.blocks;
    }

    private void read() {
        Matcher colour = COLOUR.matcher(line);
        while (at < line.length()) {
            char c = line.charAt(at);
            if (colour.region(at, line.length()).lookingAt()) {
                endText();
                bits.add(new Bit.Escape("\u001b[" + colour.group(1) + "m"));
                at = colour.end();
            } else if ((c == '{' || c == '[') && line.startsWith(String.valueOf(c), at + 1)) {
                text.append(c);
                at += 2;
            } else if (c == '{') {
                segment();
            } else if (c == '[' && !grouped) {
                grouped = true;
                at++;
            } else if (c == ']' && grouped) {
                grouped = false;
                at++;
            } else if (Character.isWhitespace(c) && !grouped) {
                space();
            } else {
                text.append(c);
                at++;
            }
        }
        if (grouped) {
            throw refused("a '[' of the template has no ']'; a '[' by itself is written '[['");
        }
        endBlock();
        joinTails();
    }

    private void segment() {
        int end = line.indexOf('}', at);
        if (end < 0) {
            throw refused("a '{' of the template has no '}'; a '{' by itself is written '{{'");
        }
        String inside = line.substring(at + 1, end).strip();
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        Segment segment =
                Segment.named(name)
                        .orElseThrow(
                                () ->
                                        refused(
                                                "there is no segment {"
                                                        + VisibleText.line(name, 40)
                                                        + "}; there are "
                                                        + Segment.all()));
        Tint tint = null;
        if (colon >= 0) {
            String word = inside.substring(colon + 1);
            Optional<Tint> named = Tint.named(word);
            if (named.isEmpty()) {
                throw refused(
                        "there is no colour '"
                                + VisibleText.line(word, 40)
                                + "'; there are plain, bold, dim, red, green, yellow, blue,"
                                + " magenta, cyan");
            }
            tint = named.get();
        }
        endText();
        bits.add(new Bit.Asked(segment, tint));
        asked = true;
        at = end + 1;
    }

    private void space() {
        int start = at;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        boolean parts =
                at + 1 < line.length()
                        && SEPARATORS.indexOf(line.charAt(at)) >= 0
                        && Character.isWhitespace(line.charAt(at + 1));
        if (parts) {
            at++;
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            endBlock();
            part++;
            separator = line.substring(start, at).replace('\t', ' ');
            space = "";
        } else if (asked) {
            endBlock();
            space = line.substring(start, at).replace('\t', ' ');
        } else {
            text.append(' ');
        }
    }

    private void endText() {
        if (!text.isEmpty()) {
            bits.add(new Bit.Text(VisibleText.line(text.toString(), LONGEST)));
            text.setLength(0);
        }
    }

    private void endBlock() {
        endText();
        if (!bits.isEmpty()) {
            blocks.add(new Block(part, separator, space, bits));
            bits = new ArrayList<>();
        }
        asked = false;
    }

    /// Words after the last segment of a part go with it.
    private void joinTails() {
        for (int i = blocks.size() - 1; i > 0; i--) {
            Block tail = blocks.get(i);
            Block before = blocks.get(i - 1);
            if (!tail.asks() && before.part() == tail.part()) {
                List<Bit> both = new ArrayList<>(before.bits());
                both.add(new Bit.Text(tail.space()));
                both.addAll(tail.bits());
                blocks.set(
                        i - 1, new Block(before.part(), before.separator(), before.space(), both));
                blocks.remove(i);
            }
        }
    }

    private static Refused refused(String what) {
        return Refused.badRequest("The status line: " + what + ".");
    }
}

package dev.drover.setup.text;

import dev.drover.setup.text.Node.Entry;

/// One entry taken out of a container: the exact reverse of putting it in. Comments stay.
final class Removal {
    private final String text;
    private final Node container;
    private final int index;
    private final Entry entry;

    Removal(String text, Node container, int index) {
        this.text = text;
        this.container = container;
        this.index = index;
        this.entry = container.entries().get(index);
    }

    String done() {
        int next = Trivia.skip(text, entry.to());
        boolean comma = text.charAt(next) == ',';
        if (container.entries().size() == 1) {
            return only(comma ? next + 1 : entry.to());
        }
        return comma ? withComma(next) : withCommaBefore();
    }

    /// The one entry there is: with nothing else in it, the container is empty afterwards.
    private String only(int to) {
        String before = text.substring(container.from() + 1, entry.from());
        String after = text.substring(to, container.to() - 1);
        if (before.isBlank() && after.isBlank()) {
            return without(container.from() + 1, container.to() - 1);
        }
        int end = Trivia.skipBlanks(text, to);
        int line = Trivia.afterNewline(text, end);
        return Trivia.startsLine(text, entry.from()) && line > end
                ? without(Trivia.lineStart(text, entry.from()), line)
                : without(entry.from(), to);
    }

    private String withComma(int comma) {
        if (!text.substring(entry.to(), comma).isBlank()) {
            String kept = text.substring(entry.to(), comma); // a comment between the two
            return text.substring(0, entry.from()) + kept + text.substring(comma + 1);
        }
        int end = Trivia.skipBlanks(text, comma + 1);
        int line = Trivia.afterNewline(text, end);
        if (Trivia.startsLine(text, entry.from())) {
            return line > end
                    ? without(Trivia.lineStart(text, entry.from()), line)
                    : without(entry.from(), Trivia.isComment(text, end) ? comma + 1 : end);
        }
        boolean last = index == container.entries().size() - 1;
        int before = last ? commaBefore() + 1 : entry.from();
        return text.substring(before, entry.from()).isBlank()
                ? without(before, last ? comma + 1 : end)
                : without(entry.from(), comma + 1);
    }

    /// The last one goes with the comma before it.
    private String withCommaBefore() {
        int comma = commaBefore();
        if (text.substring(comma + 1, entry.from()).isBlank()) {
            return without(comma, entry.to());
        }
        int from = entry.from();
        while (Trivia.isSpace(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(0, comma)
                + text.substring(comma + 1, from)
                + text.substring(entry.to());
    }

    private int commaBefore() {
        return Trivia.skip(text, container.entries().get(index - 1).to());
    }

    private String without(int from, int to) {
        return text.substring(0, from) + text.substring(to);
    }
}

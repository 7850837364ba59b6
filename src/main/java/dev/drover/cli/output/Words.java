package dev.drover.cli.output;

import dev.drover.model.VisibleText;

/// One line of running text whose parts may have different tones. Every part becomes safe when it
/// is added.
public final class Words {
    private static final int LONGEST = 2_000;
    private final StringBuilder text = new StringBuilder();
    private final Look look;

    public Words(Look look) {
        this.look = look;
    }

    public Words add(Object part) {
        return add(part, Tone.PLAIN);
    }

    public Words add(Object part, Tone tone) {
        text.append(tone.paint(VisibleText.line(part.toString(), LONGEST), look));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

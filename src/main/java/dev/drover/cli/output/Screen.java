package dev.drover.cli.output;

import java.util.List;

/// A part of the terminal that is drawn again and again in the same place. What was drawn last
/// stays readable when the program is interrupted.
public final class Screen {
    private static final String UP = "\u001B[%A";
    private static final String CLEAR_LINE = "\u001B[K";
    private static final String CLEAR_BELOW = "\u001B[J";
    private final Output out;
    private int drawn;

    public Screen(Output out) {
        this.out = out;
    }

    /// @throws ReaderGoneException if the terminal has gone
    public void draw(List<String> lines) throws ReaderGoneException {
        StringBuilder frame = new StringBuilder();
        if (drawn > 0) {
            frame.append(UP.replace("%", Integer.toString(drawn)));
        }
        lines.forEach(line -> frame.append(line).append(CLEAR_LINE).append('\n'));
        out.frame(frame.append(CLEAR_BELOW).toString());
        drawn = lines.size();
    }
}

package dev.drover.agents.usage;

/// A line is not the JSON it should be. Carries nothing: such lines are counted.
final class BrokenLineException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenLineException() {
        super("the line is broken", null, false, false);
    }
}

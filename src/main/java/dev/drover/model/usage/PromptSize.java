package dev.drover.model.usage;

/// How much a model read for one answer: some models cost more for long prompts, and then all of
/// the answer does. These are all borders that price lists know.
public enum PromptSize {
    UP_TO_100K(1, 100_000),
    UP_TO_200K(2, 200_000),
    UP_TO_272K(3, 272_000),
    ABOVE(4, Long.MAX_VALUE);

    private final int code;
    private final long most;

    PromptSize(int code, long most) {
        this.code = code;
        this.most = most;
    }

    /// A number for it that never changes.
    public int code() {
        return code;
    }

    /// Most tokens that are of this size.
    public long most() {
        return most;
    }

    /// @param read tokens that were read for an answer, however they came
    public static PromptSize of(long read) {
        for (PromptSize size : values()) {
            if (read <= size.most) {
                return size;
            }
        }
        return ABOVE;
    }

    /// @throws IllegalArgumentException if there is none with this code
    public static PromptSize ofCode(long code) {
        for (PromptSize size : values()) {
            if (size.code == code) {
                return size;
            }
        }
        throw new IllegalArgumentException("no size has the code " + code);
    }
}

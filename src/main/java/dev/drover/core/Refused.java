package dev.drover.core;

/// Carries a {@link Refusal} out of a rule or an operation to the boundary. It has no stack trace:
/// it is an answer, not a failure.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    /// Of a request that says what cannot be.
    ///
    /// @param message one line: what, why, what to do
    public static Refused badRequest(String message) {
        return new Refused(new Refusal.BadRequest(message));
    }

    public Refusal refusal() {
        return refusal;
    }
}

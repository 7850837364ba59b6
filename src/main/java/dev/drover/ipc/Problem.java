package dev.drover.ipc;

import dev.drover.core.Refusal;

import org.jspecify.annotations.Nullable;

/// Every answer that is not a success, as `application/problem+json` (RFC 9457). It holds words
/// only, never a stack trace.
///
/// @param type an URI made of `code`
/// @param code the stable word for programs
/// @param detail one line for people: what, why, what to do
/// @param id the instance or alert it is about, where there is one
/// @param matches how many fit an id that fits too many
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String id,
        @Nullable Integer matches) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String code, String detail) {
        return new Problem(
                "urn:drover:problem:" + code, title(status), status, detail, code, null, null);
    }

    static Problem of(Refusal refusal) {
        Problem plain = of(refusal.status(), refusal.code(), refusal.message());
        return switch (refusal) {
            case Refusal.UnknownInstance(String id) -> plain.about(id, null);
            case Refusal.NotYours(String id) -> plain.about(id, null);
            case Refusal.AmbiguousInstance(String id, int matches) -> plain.about(id, matches);
            case Refusal.UnknownAlert(String id) -> plain.about(id, null);
            case Refusal.AmbiguousAlert(String id, int matches) -> plain.about(id, matches);
            default -> plain;
        };
    }

    /// The refusal as the daemon meant it. What this version does not know keeps its words.
    Refusal refusal() {
        return switch (code) {
            case "unknown-instance" -> new Refusal.UnknownInstance(id == null ? "?" : id);
            case "not-yours" -> new Refusal.NotYours(id == null ? "?" : id);
            case "ambiguous-instance" ->
                    new Refusal.AmbiguousInstance(
                            id == null ? "?" : id, matches == null ? 2 : matches);
            case "unknown-alert" -> new Refusal.UnknownAlert(id == null ? "?" : id);
            case "ambiguous-alert" ->
                    new Refusal.AmbiguousAlert(
                            id == null ? "?" : id, matches == null ? 2 : matches);
            case "range-exhausted" -> new Refusal.RangeExhausted(detail);
            case "port-taken" -> new Refusal.PortTaken(detail);
            case "not-now" -> new Refusal.NotNow(detail);
            case "store-unavailable" -> new Refusal.StoreUnavailable(detail);
            case "worktree-kept" -> new Refusal.NotNow(detail);
            case String ours when ours.startsWith("branch-") ->
                    new Refusal.OfBranch(ours, status, detail);
            case String ours when ours.startsWith("message-") ->
                    new Refusal.OfMessage(ours, status, detail);
            default -> status >= 500 ? new Refusal.NotNow(detail) : new Refusal.BadRequest(detail);
        };
    }

    private Problem about(String id, @Nullable Integer matches) {
        return new Problem(type, title, status, detail, code, id, matches);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Token needed";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 408 -> "Request too slow";
            case 409 -> "Not now";
            case 413 -> "Body too long";
            case 414 -> "Address too long";
            case 415 -> "Unsupported type";
            case 426 -> "Upgrade needed";
            case 429 -> "Too many";
            case 431 -> "Headers too long";
            case 500 -> "Internal error";
            case 503 -> "Unavailable";
            default -> status < 500 ? "Refused" : "Failed";
        };
    }
}

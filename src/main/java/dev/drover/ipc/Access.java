package dev.drover.ipc;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Locale;

/// Who may call what over TCP (rule 12, MN10): the token, or a signature. On the Unix socket the
/// user has been checked already.
final class Access {
    private static final String BEARER = "bearer ";

    private final Token token;
    private final @Nullable SignedRequests signed;

    Access(Token token, @Nullable SignedRequests signed) {
        this.token = token;
        this.signed = signed;
    }

    boolean hasToken(@Nullable String authorization) {
        return authorization != null
                && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                && token.matches(authorization.substring(BEARER.length()).strip());
    }

    /// Reads the whole body, which a valid signature entitles to, and compares it with its hash.
    ///
    /// @param target path and query as they were sent
    boolean isSigned(JettyRequest request, String target) throws IOException {
        if (signed == null) {
            return false;
        }
        var content = signed.verify(request.method(), target, request::header);
        return content.isPresent()
                && content.get().equals(SignedRequests.hash(request.readWhole()));
    }

    static Problem refusal() {
        return Problem.of(
                401,
                "token-needed",
                "This call needs `Authorization: Bearer TOKEN`. The token is in Drover's state"
                        + " directory, in the file `token`.");
    }
}

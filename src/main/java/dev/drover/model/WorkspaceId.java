package dev.drover.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The deterministic id of a workspace: `ws-` and the first 16 hex digits of the SHA-256 of its
/// root's real path (UTF-8, no trailing slash). The same root gives the same id on every start.
public record WorkspaceId(String value) {
    /// @param root real path of the workspace root; a trailing slash does not matter
    public static WorkspaceId of(String root) {
        String path =
                root.length() > 1 && root.endsWith("/")
                        ? root.substring(0, root.length() - 1)
                        : root;
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(path.getBytes(StandardCharsets.UTF_8));
            return new WorkspaceId("ws-" + HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

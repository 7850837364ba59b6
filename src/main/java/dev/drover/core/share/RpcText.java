package dev.drover.core.share;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Messages of JSON-RPC that Drover says itself.
public final class RpcText {
    /// What the server or the session at the other end has not done, and never will.
    public static final int LOST = -32000;

    public static final int INVALID = -32600;
    public static final int UNKNOWN_METHOD = -32601;

    private RpcText() {}

    /// @param id as it was asked, `null` if that is not known
    public static byte[] error(String id, int code, String message) {
        return bytes(
                "{\"jsonrpc\":\"2.0\",\"id\":"
                        + id
                        + ",\"error\":{\"code\":"
                        + code
                        + ",\"message\":"
                        + quoted(message)
                        + "}}");
    }

    /// @param result as JSON
    public static byte[] result(String id, String result) {
        return bytes("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
    }

    /// @param params as JSON, empty if there are none
    public static byte[] request(String id, String method, String params) {
        return bytes("{\"jsonrpc\":\"2.0\",\"id\":" + id + said(method, params));
    }

    /// @param params as JSON, empty if there are none
    public static byte[] notification(String method, String params) {
        return bytes("{\"jsonrpc\":\"2.0\"" + said(method, params));
    }

    private static String said(String method, String params) {
        return ",\"method\":"
                + quoted(method)
                + (params.isEmpty() ? "" : ",\"params\":" + params)
                + "}";
    }

    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20) {
                quoted.append("\\u00")
                        .append(Character.forDigit(c >> 4, 16))
                        .append(Character.forDigit(c & 15, 16));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

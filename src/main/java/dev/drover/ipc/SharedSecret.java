package dev.drover.ipc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What both ends of signed requests know (MN10). Never part of a text that someone may log.
final class SharedSecret {
    private final SecretKeySpec key;

    SharedSecret(byte[] bytes) {
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /// @return HMAC-SHA256, hexadecimal
    String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }

    @Override
    public String toString() {
        return "SharedSecret[hidden]";
    }
}

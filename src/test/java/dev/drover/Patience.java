package dev.drover;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.time.Duration;

/// How long a test waits for what must come. No claim about speed: what comes at all comes much
/// sooner, but a machine that runs many builds can hold everything up for seconds.
public final class Patience implements BeforeAllCallback {
    private static final Duration ENOUGH = Duration.ofSeconds(45);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(ENOUGH);
    }
}

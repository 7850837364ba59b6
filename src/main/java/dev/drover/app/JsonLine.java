package dev.drover.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.JsonEscapeUtil;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// One log event as one JSON object on one line: `at`, `level`, `logger`, `thread`, `message`, and
/// `error` where there is one.
final class JsonLine extends EncoderBase<ILoggingEvent> {
    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(256);
        member(line.append('{'), "at", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        member(line.append(','), "level", event.getLevel().toString());
        member(line.append(','), "logger", event.getLoggerName());
        member(line.append(','), "thread", event.getThreadName());
        member(line.append(','), "message", event.getFormattedMessage());
        IThrowableProxy error = event.getThrowableProxy();
        if (error != null) {
            member(line.append(','), "error", ThrowableProxyUtil.asString(error));
        }
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void member(StringBuilder line, String name, String value) {
        line.append('"').append(name).append("\":\"");
        line.append(JsonEscapeUtil.jsonEscapeString(value)).append('"');
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}

package dev.drover.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;

import dev.drover.config.PrivateDirectories;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Where log lines go: nowhere until {@link #start} is called, then one JSON object a line into a
/// file of the owner's, five files of 2 MB at most. Never to standard output.
///
/// Configured in code and found by logback as a service: reading an XML file costs a tenth of a
/// second at every start.
public final class Logging extends ContextAwareBase implements Configurator {
    private static final long FILE_BYTES = 2L << 20;
    private static final int OLD_FILES = 4;

    /// They tell a lot that helps nobody but their makers.
    private static final List<String> TALKATIVE =
            List.of("org.freedesktop.dbus", "org.eclipse.jetty", "dorkbox", "oshi");

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// @param level `trace`, `debug`, `info`, `warn`, `error` or `off`; anything else is `info`
    public static void start(Path file, @Nullable String level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        LogFile appender = new LogFile();
        appender.setContext(context);
        appender.setFile(file.toString());
        JsonLine encoder = new JsonLine();
        encoder.setContext(context);
        encoder.start();
        appender.setEncoder(encoder);
        appender.setTriggeringPolicy(bySize(context));
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file.resolveSibling("drover.%i.jsonl").toString());
        rolling.setMinIndex(1);
        rolling.setMaxIndex(OLD_FILES);
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        level(level);
    }

    /// Changes how much is told, at once.
    public static void level(@Nullable String level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Level wanted = Level.toLevel(level, Level.INFO);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(wanted);
        for (String name : TALKATIVE) {
            context.getLogger(name)
                    .setLevel(wanted.isGreaterOrEqual(Level.WARN) ? wanted : Level.WARN);
        }
        // That the session bus ends is no error of anybody's; who uses it says what follows.
        context.getLogger("org.freedesktop.dbus.connections.base.IncomingMessageThread")
                .setLevel(Level.OFF);
    }

    /// Writes what is left and closes the file.
    public static void stop() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    private static SizeBasedTriggeringPolicy<ILoggingEvent> bySize(LoggerContext context) {
        SizeBasedTriggeringPolicy<ILoggingEvent> policy = new SizeBasedTriggeringPolicy<>();
        policy.setContext(context);
        policy.setMaxFileSize(new FileSize(FILE_BYTES));
        policy.setCheckIncrement(Duration.buildBySeconds(1));
        policy.start();
        return policy;
    }

    /// Every file is the owner's alone from its creation on, also after rolling.
    private static final class LogFile extends RollingFileAppender<ILoggingEvent> {
        @Override
        public void openFile(String name) throws IOException {
            PrivateDirectories.createFile(Path.of(name));
            super.openFile(name);
        }
    }
}

package dev.drover.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// How `drover daemon run` was asked to run.
///
/// @param headless no window and no tray icon, even where a display is present
/// @param exitWhenIdle leave after this long without instances; zero for as long as is set
/// @param scopePid leave when this process has gone
public record DaemonOptions(
        boolean headless, Optional<Duration> exitWhenIdle, OptionalLong scopePid) {}

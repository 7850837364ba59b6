package dev.drover.host;

import dev.drover.model.FocusAttempt;

/// Finds a tab by its tty, which comes as the script's argument and so never becomes part of it. A
/// terminal that does not run is not started.
final class AppleScripts {
    private static final String ITERM2 =
            """
            on run {device}
              if application "iTerm2" is not running then return "absent"
              tell application "iTerm2"
                repeat with aWindow in windows
                  repeat with aTab in tabs of aWindow
                    repeat with aSession in sessions of aTab
                      if tty of aSession is device then
                        select aWindow
                        select aTab
                        select aSession
                        activate
                        return "found"
                      end if
                    end repeat
                  end repeat
                end repeat
              end tell
              return "absent"
            end run
            """;

    private static final String TERMINAL =
            """
            on run {device}
              if application "Terminal" is not running then return "absent"
              tell application "Terminal"
                repeat with aWindow in windows
                  repeat with aTab in tabs of aWindow
                    if tty of aTab is device then
                      set selected of aTab to true
                      set index of aWindow to 1
                      activate
                      return "found"
                    end if
                  end repeat
                end repeat
              end tell
              return "absent"
            end run
            """;

    private AppleScripts() {}

    static String of(FocusAttempt.Application which) {
        return switch (which) {
            case ITERM2 -> ITERM2;
            case TERMINAL -> TERMINAL;
        };
    }
}

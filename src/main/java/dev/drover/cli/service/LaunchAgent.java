package dev.drover.cli.service;

import java.util.List;
import java.util.Map;

/// The property list of launchd, with the limits that launchd knows.
public final class LaunchAgent {
    public static final String LABEL = "dev.drover.daemon";

    // 0077 as the decimal number that a property list takes.
    private static final int UMASK = 63;

    private LaunchAgent() {}

    static String text(ServicePlan plan) {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                """);
        text.append("  <key>Label</key><string>").append(LABEL).append("</string>\n");
        text.append("  <key>ProgramArguments</key>\n  <array>\n");
        for (String word : List.of(plan.launcher().toString(), "daemon", "run", "--headless")) {
            text.append("    <string>").append(escaped(word)).append("</string>\n");
        }
        text.append("  </array>\n  <key>EnvironmentVariables</key>\n  <dict>\n");
        for (Map.Entry<String, String> variable : plan.sorted().entrySet()) {
            text.append("    <key>")
                    .append(variable.getKey())
                    .append("</key><string>")
                    .append(escaped(variable.getValue()))
                    .append("</string>\n");
        }
        text.append("  </dict>\n  <key>RunAtLoad</key><true/>\n");
        // One that leaves in order has handed over, and must not come back by itself.
        text.append("  <key>KeepAlive</key>\n")
                .append("  <dict><key>SuccessfulExit</key><false/></dict>\n");
        text.append("  <key>ThrottleInterval</key><integer>2</integer>\n");
        text.append("  <key>ProcessType</key><string>Background</string>\n");
        text.append("  <key>Umask</key><integer>").append(UMASK).append("</integer>\n");
        text.append("  <key>SoftResourceLimits</key>\n")
                .append("  <dict><key>NumberOfFiles</key><integer>65536</integer></dict>\n");
        String said = escaped(plan.said().toString());
        text.append("  <key>StandardOutPath</key><string>").append(said).append("</string>\n");
        text.append("  <key>StandardErrorPath</key><string>").append(said).append("</string>\n");
        return text.append("</dict>\n</plist>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

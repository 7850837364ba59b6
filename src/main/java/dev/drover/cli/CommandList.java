package dev.drover.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// All commands there are, in the groups and the order in which help shows them.
enum CommandList {
    STATUS("status", Group.SEE),
    INSTANCES("instances", Group.SEE),
    ALERTS("alerts", Group.SEE),
    PROCESSES("processes", Group.SEE),
    WORKTREES("worktrees", Group.SEE),
    BRANCHES("branches", Group.SEE),
    MESSAGES("messages", Group.SEE),
    PORTS("ports", Group.SEE),
    METRICS("metrics", Group.SEE),
    WATCH("watch", Group.SEE),
    OPEN("open", Group.SEE),

    ID("id", Group.SCRIPT),
    HOOK("hook", Group.SCRIPT),
    STATUS_LINE("statusline", Group.SCRIPT),
    SINGLETON("singleton", Group.SCRIPT),
    RUN("run", Group.SCRIPT),
    MCP("mcp", Group.SCRIPT),
    SHARE("share", Group.SCRIPT),
    TIMED("timed", Group.SCRIPT),
    API("api", Group.SCRIPT),

    SETUP("setup", Group.CARE),
    SETTINGS("settings", Group.CARE),
    DAEMON("daemon", Group.CARE),
    SERVICE("service", Group.CARE),
    DOCTOR("doctor", Group.CARE),
    GUARD("guard", Group.CARE),

    DEMO("demo", Group.LEARN),
    MANUAL("manual", Group.LEARN),
    COMPLETIONS("completions", Group.LEARN),
    VERSION("version", Group.LEARN);

    enum Group {
        SEE("See"),
        SCRIPT("For agents and scripts"),
        CARE("Look after Drover"),
        LEARN("Get to know it");

        final String title;

        Group(String title) {
            this.title = title;
        }
    }

    final String word;
    final Group group;

    CommandList(String word, Group group) {
        this.word = word;
        this.group = group;
    }

    CliCommand make() {
        return switch (this) {
            case STATUS -> new StatusCommand();
            case INSTANCES -> new InstancesCommand();
            case ALERTS -> new AlertsCommand();
            case PROCESSES -> new ProcessesCommand();
            case WORKTREES -> new WorktreesCommand();
            case BRANCHES -> new BranchesCommand();
            case MESSAGES -> new MessagesCommand();
            case PORTS -> new PortsCommand();
            case METRICS -> new MetricsCommand();
            case WATCH -> new WatchCommand();
            case OPEN -> new OpenCommand();
            case ID -> new IdCommand();
            case HOOK -> new HookCommand();
            case STATUS_LINE -> new StatusLineCommand();
            case SINGLETON -> new SingletonCommand();
            case TIMED -> new TimedCommand();
            case RUN -> new RunCommand();
            case MCP -> new McpCommand();
            case SHARE -> new ShareCommand();
            case API -> new ApiCommand();
            case SETUP -> new SetupCommand();
            case SETTINGS -> new SettingsCommand();
            case DAEMON -> new DaemonCommand();
            case SERVICE -> new ServiceCommand();
            case DOCTOR -> new DoctorCommand();
            case GUARD -> new GuardCommand();
            case DEMO -> new DemoCommand();
            case MANUAL -> new ManualCommand();
            case COMPLETIONS -> new CompletionsCommand();
            case VERSION -> new VersionCommand();
        };
    }

    static Optional<CommandList> named(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(c -> c.word).toList();
    }
}

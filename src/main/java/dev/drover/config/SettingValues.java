package dev.drover.config;

import dev.drover.config.Settings.Alerts;
import dev.drover.config.Settings.Api;
import dev.drover.config.Settings.Budget;
import dev.drover.config.Settings.Ending;
import dev.drover.config.Settings.Instances;
import dev.drover.config.Settings.KillGuard;
import dev.drover.config.Settings.Lifecycle;
import dev.drover.config.Settings.Limits;
import dev.drover.config.Settings.Log;
import dev.drover.config.Settings.Messages;
import dev.drover.config.Settings.Ports;
import dev.drover.config.Settings.Share;
import dev.drover.config.Settings.Sockets;
import dev.drover.config.Settings.StatusLine;
import dev.drover.config.Settings.Store;
import dev.drover.config.Settings.Usage;
import dev.drover.config.Settings.Watch;
import dev.drover.config.Settings.Window;
import dev.drover.config.Settings.Worktrees;

/// The value that counts for each key, and the settings that they make.
interface SettingValues {
    <T> T get(SettingKey<T> key);

    /// The settings that these values make.
    default Settings settings() {
        return new Settings(
                new Api(
                        get(SettingKeys.API_TCP),
                        get(SettingKeys.API_HOST),
                        get(SettingKeys.API_PORT),
                        get(SettingKeys.API_EVENT_BUFFER)),
                new Sockets(
                        get(SettingKeys.HEADERS_WITHIN),
                        get(SettingKeys.REQUEST_WITHIN),
                        get(SettingKeys.TCP_CONNECTIONS),
                        get(SettingKeys.UNIX_CONNECTIONS)),
                new Instances(
                        get(SettingKeys.STALE_AFTER),
                        get(SettingKeys.STALE_AFTER_HEARTBEAT),
                        get(SettingKeys.KEEP_ENDED)),
                new Watch(
                        get(SettingKeys.WATCH_PROCESSES),
                        get(SettingKeys.WATCH_REGISTRY),
                        get(SettingKeys.WATCH_SELF),
                        get(SettingKeys.WATCH_PORTS)),
                new Store(
                        get(SettingKeys.WAL_LIMIT),
                        get(SettingKeys.KEEP_JOURNAL),
                        get(SettingKeys.WAITING_EVENTS),
                        get(SettingKeys.SAMPLES_EVERY)),
                new Lifecycle(
                        get(SettingKeys.IDLE_TIMEOUT),
                        get(SettingKeys.DRAIN),
                        get(SettingKeys.HUNG_AFTER),
                        get(SettingKeys.AUTOSTART)),
                new Alerts(
                        get(SettingKeys.WAITING_AFTER),
                        get(SettingKeys.MUST_HOLD),
                        get(SettingKeys.KEEP_RESOLVED),
                        get(SettingKeys.QUIET_HOURS),
                        get(SettingKeys.PER_MINUTE)),
                new KillGuard(get(SettingKeys.KILL_GUARD)),
                new Ending(
                        get(SettingKeys.AFTER_TERM),
                        get(SettingKeys.AFTER_INTERRUPT),
                        get(SettingKeys.ORPHANS),
                        get(SettingKeys.DUPLICATES),
                        get(SettingKeys.ENDINGS_PER_MINUTE)),
                new Worktrees(
                        get(SettingKeys.TRUSTED),
                        get(SettingKeys.KEEP_TRASH),
                        get(SettingKeys.AT_END)),
                new Ports(
                        get(SettingKeys.PORT_TYPES),
                        get(SettingKeys.PORT_OFFSETS),
                        get(SettingKeys.PORTS_EVERY_SESSION),
                        get(SettingKeys.PORTS_TELL),
                        get(SettingKeys.PORTS_DOCKER),
                        get(SettingKeys.PORTS_EXPIRE)),
                new Share(get(SettingKeys.SHARE_IDLE)),
                new Messages(get(SettingKeys.MESSAGES_PER_MINUTE), get(SettingKeys.MESSAGES_TELL)),
                new Usage(
                        get(SettingKeys.SLOTS_FOR),
                        get(SettingKeys.READ_BACK),
                        get(SettingKeys.TELEMETRY)),
                new StatusLine(get(SettingKeys.STATUS_LINE)),
                new Limits(get(SettingKeys.LIMIT_AGENTS)),
                new Budget(get(SettingKeys.BUDGET_DAILY), get(SettingKeys.BUDGET_MONTHLY)),
                new Window(get(SettingKeys.THEME), get(SettingKeys.CLOSE_KEEPS_DAEMON)),
                new Log(get(SettingKeys.LOG_LEVEL)));
    }
}

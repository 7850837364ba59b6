package dev.drover.store;

import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Field;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceMap;
import dev.drover.model.InstanceState;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.ProcessKey;
import dev.drover.model.Source;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;
import dev.drover.model.Wait;
import dev.drover.model.WorkspaceId;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PSet;

import tools.jackson.core.type.TypeReference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// One row an instance. The three statements and the two mappings name the columns in one order.
final class InstanceTable {
    private static final String COLUMNS =
            """
            id, agent, process_boot, process_pid, process_start, session_id,
            workspace, root, cwd, branch, worktree,
            base, base_since, waits, resumes, activity_detail, subagents_live, subagents_ever,
            chosen_name, agent_name, tags, group_name, priority, quota,
            version, model, transcript,
            tty, tmux, tmux_pane, terminal_program, window_id, kitty_window, wezterm_pane,
            kitty_listen, wezterm_socket,
            started_at, stale_since, ended_at, end_reason, sources, last_seq\
            """;

    /// Not REPLACE: that would delete the row first, and its sample with it.
    private static final String WRITE =
            "INSERT INTO instance ("
                    + COLUMNS
                    + ") VALUES ("
                    + COLUMNS.replaceAll("\\w+", "?")
                    + ") ON CONFLICT (id) DO UPDATE SET "
                    + COLUMNS.replaceAll("(\\w+)", "$1 = excluded.$1");

    /// What most hooks change, and no more: binding all columns takes longer than writing them.
    private static final String WRITE_ACTIVITY =
            """
            UPDATE instance SET base = ?, base_since = ?, waits = ?, resumes = ?,
                activity_detail = ?, subagents_live = ?, subagents_ever = ?, sources = ?,
                last_seq = ?
            WHERE id = ?\
            """;

    private static final String DELETE = "DELETE FROM instance WHERE id = ?";

    /// Where two instances claim one conversation the last to speak has it, as in the state that
    /// was written.
    private static final String READ = "SELECT " + COLUMNS + " FROM instance ORDER BY last_seq";

    private static final TypeReference<List<Wait>> WAITS = new TypeReference<>() {};
    private static final TypeReference<PSet<String>> IDS = new TypeReference<>() {};
    private static final TypeReference<List<String>> TAGS = new TypeReference<>() {};
    private static final TypeReference<PMap<Field, Source>> SOURCES = new TypeReference<>() {};

    private static final List<Field> FIELDS = List.of(Field.values());

    private InstanceTable() {}

    static void write(WriteConnection connection, Instance instance, long lastSeq)
            throws SQLException {
        Parameters row = connection.prepare(WRITE);
        row.text(instance.id().value()).text(instance.agent());
        ProcessKey process = instance.process();
        row.text(process == null ? null : process.boot());
        row.number(process == null ? null : (Long) process.pid());
        row.number(process == null ? null : (Long) process.start());
        row.text(instance.sessionId());
        Location place = instance.location();
        row.text(place.workspace().value()).text(place.root()).text(place.cwd());
        row.text(place.branch()).text(place.worktree());
        activity(row, instance);
        Label label = instance.label();
        Integer quota = label.quota();
        row.text(label.chosenName()).text(label.agentName()).text(json(label.tags()));
        row.text(label.group()).number(label.priority());
        row.number(quota == null ? null : (Long) quota.longValue());
        AgentDetail detail = instance.detail();
        row.text(detail.version()).text(detail.model()).text(detail.transcript());
        Terminal terminal = instance.terminal();
        row.text(terminal.tty()).text(terminal.tmux()).text(terminal.tmuxPane());
        row.text(terminal.program()).text(terminal.windowId());
        row.text(terminal.kittyWindow()).text(terminal.weztermPane());
        row.text(terminal.kittyListen()).text(terminal.weztermSocket());
        row.instant(instance.startedAt()).instant(instance.staleSince());
        row.instant(instance.endedAt()).text(instance.endReason());
        row.text(json(instance.sources())).number(lastSeq);
        row.execute();
    }

    /// Only what the instance and its subagents are doing; the row is there.
    static void writeActivity(WriteConnection connection, Instance instance, long lastSeq)
            throws SQLException {
        Parameters row = connection.prepare(WRITE_ACTIVITY);
        activity(row, instance);
        row.text(json(instance.sources())).number(lastSeq).text(instance.id().value());
        row.execute();
    }

    private static void activity(Parameters row, Instance instance) throws SQLException {
        Activity activity = instance.activity();
        row.word(activity.base()).instant(activity.baseSince()).text(json(activity.waits()));
        row.word(activity.resumes()).text(activity.detail());
        Subagents subagents = instance.subagents();
        row.text(json(subagents.live())).number(subagents.ever());
    }

    static void delete(WriteConnection connection, InstanceId id) throws SQLException {
        connection.prepare(DELETE).text(id.value()).execute();
    }

    static InstanceMap read(Connection connection) throws SQLException {
        InstanceMap map = InstanceMap.EMPTY;
        for (Instance instance : Rows.list(connection, READ, InstanceTable::instance)) {
            map = map.with(instance);
        }
        return map;
    }

    private static Instance instance(Columns row) throws SQLException {
        return new Instance(
                new InstanceId(row.text()),
                row.text(),
                process(row),
                row.textOrNull(),
                new Location(
                        new WorkspaceId(row.text()),
                        row.text(),
                        row.text(),
                        row.textOrNull(),
                        row.textOrNull()),
                new Activity(
                        row.word(InstanceState.class),
                        row.instant(),
                        StoreJson.MAPPER.readValue(row.text(), WAITS),
                        row.wordOrNull(InstanceState.class),
                        row.textOrNull()),
                new Subagents(
                        StoreJson.MAPPER.readValue(row.text(), IDS), Math.toIntExact(row.number())),
                label(row),
                new AgentDetail(row.textOrNull(), row.textOrNull(), row.textOrNull()),
                new Terminal(
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull()),
                row.instant(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.textOrNull(),
                StoreJson.MAPPER.readValue(row.text(), SOURCES));
    }

    private static @Nullable ProcessKey process(Columns row) throws SQLException {
        String boot = row.textOrNull();
        long pid = row.number();
        long start = row.number();
        return boot == null ? null : new ProcessKey(boot, pid, start);
    }

    private static Label label(Columns row) throws SQLException {
        String chosenName = row.textOrNull();
        String agentName = row.textOrNull();
        List<String> tags = StoreJson.MAPPER.readValue(row.text(), TAGS);
        String group = row.textOrNull();
        int priority = Math.toIntExact(row.number());
        Long quota = row.numberOrNull();
        return new Label(
                chosenName,
                agentName,
                tags,
                group,
                priority,
                quota == null ? null : (Integer) Math.toIntExact(quota));
    }

    /// Most are empty most of the time.
    private static String json(Collection<?> values) {
        return values.isEmpty() ? "[]" : StoreJson.MAPPER.writeValueAsString(values);
    }

    /// By hand, since every hook writes it: words that need no escape, always in one order.
    private static String json(Map<Field, Source> sources) {
        StringJoiner json = new StringJoiner(",", "{", "}");
        for (Field field : FIELDS) {
            Source source = sources.get(field);
            if (source != null) {
                json.add("\"" + field + "\":\"" + source + "\"");
            }
        }
        return json.toString();
    }
}

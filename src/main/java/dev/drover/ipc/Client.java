package dev.drover.ipc;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.ServerMark;
import dev.drover.model.usage.Span;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchConflictView;
import dev.drover.model.view.BranchGrant;
import dev.drover.model.view.BranchesView;
import dev.drover.model.view.EndingView;
import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceMetrics;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.JoinAnswer;
import dev.drover.model.view.JoinRequestView;
import dev.drover.model.view.JournalEntry;
import dev.drover.model.view.LabelChange;
import dev.drover.model.view.MetricsView;
import dev.drover.model.view.Overview;
import dev.drover.model.view.PortLeftover;
import dev.drover.model.view.PortRequest;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortsView;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.Registration;
import dev.drover.model.view.SettingView;
import dev.drover.model.view.SharedServerView;
import dev.drover.model.view.SilencesView;
import dev.drover.model.view.TranscriptsView;
import dev.drover.model.view.UsageReport;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// The protocol from outside, for commands and for a second start, over the Unix socket or, with a
/// token, over TCP: one connection a call, no library but Jackson, and that only where there is a
/// body.
public final class Client implements Api, AutoCloseable {
    /// Three heartbeats of the event stream.
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private static final byte[] NOTHING = new byte[0];

    private final Address address;
    private final Calls calls;

    /// An answer as it came.
    ///
    /// @param headers by lower-case name
    public record Response(int status, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// @param connect longest time until somebody has answered the call
    /// @param answer longest time from then until the whole answer is there
    public Client(Path socket, Duration connect, Duration answer) {
        this(new Address.Unix(socket), connect, answer);
    }

    private Client(Address address, Duration connect, Duration answer) {
        this.address = address;
        this.calls = new Calls(address, connect, answer);
    }

    /// The same at any door.
    public static Client over(Address address, Duration connect, Duration answer) {
        return new Client(address, connect, answer);
    }

    @Override
    public Health health() {
        return read(Health.class, get(Endpoints.HEALTH.path()));
    }

    @Override
    public Overview overview() {
        return read(Overview.class, get(Endpoints.STATUS.path()));
    }

    @Override
    public List<InstanceView> instances(boolean withEnded) {
        return list(InstanceView[].class, get(Endpoints.INSTANCES.path() + "?ended=" + withEnded));
    }

    @Override
    public InstanceView instance(String id) {
        return read(InstanceView.class, get(path(Endpoints.INSTANCE, id)));
    }

    @Override
    public InstanceView label(String id, LabelChange change) {
        return read(InstanceView.class, post(path(Endpoints.LABEL, id), change));
    }

    @Override
    public FocusAnswer focus(String id) {
        Response answered = ok(call("POST", path(Endpoints.FOCUS, id), json(), NOTHING));
        return read(FocusAnswer.class, answered);
    }

    @Override
    public Registration.Granted register(Registration registration) {
        return read(Registration.Granted.class, post(Endpoints.REGISTER.path(), registration));
    }

    @Override
    public void heartbeat(String id) {
        ok(call("POST", path(Endpoints.HEARTBEAT, id), json(), NOTHING));
    }

    @Override
    public void deregister(String id) {
        ok(call("DELETE", path(Endpoints.DEREGISTER, id), Map.of(), NOTHING));
    }

    @Override
    public int forgetEnded() {
        Response answered = ok(call("POST", Endpoints.CLEANUP.path(), json(), NOTHING));
        return read(Endpoints.Forgotten.class, answered).forgotten();
    }

    @Override
    public List<JournalEntry> audit(long after, int limit) {
        return list(
                JournalEntry[].class,
                get(Endpoints.AUDIT.path() + "?after=" + after + "&limit=" + limit));
    }

    @Override
    public List<AlertView> alerts(boolean withResolved) {
        return list(AlertView[].class, get(Endpoints.ALERTS.path() + "?resolved=" + withResolved));
    }

    @Override
    public AlertView alert(String id) {
        String path = path(Endpoints.ALERT, id, Refusal.UnknownAlert::new);
        return read(AlertView.class, get(path));
    }

    @Override
    public AlertView acknowledge(String id) {
        return alert(Endpoints.ACKNOWLEDGE, id);
    }

    @Override
    public AlertView resolve(String id) {
        return alert(Endpoints.RESOLVE, id);
    }

    private AlertView alert(Endpoint endpoint, String id) {
        String path = path(endpoint, id, Refusal.UnknownAlert::new);
        return read(AlertView.class, ok(call("POST", path, json(), NOTHING)));
    }

    @Override
    public SilencesView silences() {
        return read(SilencesView.class, get(Endpoints.SILENCES.path()));
    }

    @Override
    public SilencesView mute(String kind, Duration time) {
        return silences(Endpoints.MUTE, new Endpoints.Mute(kind, time.toSeconds()));
    }

    @Override
    public SilencesView unmute(String kind) {
        return silences(Endpoints.UNMUTE, new Endpoints.Mute(kind, 0));
    }

    @Override
    public SilencesView pause(Duration time) {
        return silences(Endpoints.PAUSE, new Endpoints.Pause(time.toSeconds()));
    }

    @Override
    public SilencesView resume() {
        return silences(Endpoints.RESUME, Map.of());
    }

    private SilencesView silences(Endpoint endpoint, Object body) {
        return read(SilencesView.class, post(endpoint.path(), body));
    }

    @Override
    public ProcessTreeView processes(boolean withPorts) {
        String path = Endpoints.PROCESS_TREE.path() + "?ports=" + withPorts;
        return read(ProcessTreeView.class, get(path));
    }

    @Override
    public String processReport() {
        return read(Endpoints.Report.class, get(Endpoints.PROCESS_REPORT.path())).markdown();
    }

    @Override
    public List<SharedServerView> shares() {
        return list(SharedServerView[].class, get(Endpoints.SHARES.path()));
    }

    @Override
    public List<ServerMark> marks() {
        return list(ServerMark[].class, get(Endpoints.MARKS.path()));
    }

    @Override
    public List<ServerMark> mark(String server, String once) {
        Object body = new Endpoints.Mark(server, once);
        return list(ServerMark[].class, post(Endpoints.MARK.path(), body));
    }

    @Override
    public List<ProcessTreeView.Directory> daemonDirectories() {
        return list(ProcessTreeView.Directory[].class, get(Endpoints.DIRECTORIES.path()));
    }

    @Override
    public ProcessTreeView.Directory trashDirectory(String path) {
        return directory(Endpoints.TRASH, path);
    }

    @Override
    public ProcessTreeView.Directory restoreDirectory(String id) {
        return directory(Endpoints.RESTORE, id);
    }

    private ProcessTreeView.Directory directory(Endpoint endpoint, String name) {
        Response answered = post(endpoint.path(), new Endpoints.Named(name));
        return read(ProcessTreeView.Directory.class, answered);
    }

    @Override
    public EndingView end(List<String> keys, boolean preview) {
        return read(EndingView.class, post(Endpoints.END.path(), new Endpoints.End(keys, preview)));
    }

    @Override
    public EndingView clean(boolean automatic, boolean preview) {
        return read(
                EndingView.class,
                post(Endpoints.CLEAN.path(), new Endpoints.Clean(automatic, preview)));
    }

    @Override
    public GuardApi guard() {
        return new ClientGuard(this);
    }

    @Override
    public MessageApi messages() {
        return new ClientMessages(this);
    }

    @Override
    public WorktreeApi worktrees() {
        return new ClientWorktrees(this);
    }

    @Override
    public BranchesView branches() {
        return read(BranchesView.class, get(Endpoints.BRANCHES.path()));
    }

    @Override
    public List<BranchConflictView> branchConflicts() {
        return list(BranchConflictView[].class, get(Endpoints.BRANCH_CONFLICTS.path()));
    }

    @Override
    public BranchGrant claimBranch(BranchAsk ask) {
        return read(BranchGrant.class, post(Endpoints.BRANCH_CLAIM.path(), ask));
    }

    @Override
    public List<BranchClaimView> releaseBranch(Endpoints.Release which) {
        return list(BranchClaimView[].class, post(Endpoints.BRANCH_RELEASE.path(), which));
    }

    @Override
    public List<JoinRequestView> requestBranch(BranchAsk ask) {
        return list(JoinRequestView[].class, post(Endpoints.BRANCH_REQUEST.path(), ask));
    }

    @Override
    public JoinAnswer answerBranch(String id, boolean approve) {
        Endpoint endpoint = approve ? Endpoints.BRANCH_APPROVE : Endpoints.BRANCH_DENY;
        String path = path(endpoint, id, Client::noSuchRequest);
        return read(JoinAnswer.class, ok(call("POST", path, json(), NOTHING)));
    }

    private static Refusal noSuchRequest(String id) {
        return new Refusal.OfBranch(
                "branch-unknown-request",
                404,
                "No request is called so. `drover branches` lists those there are.");
    }

    @Override
    public PortsView ports(boolean fresh) {
        return read(PortsView.class, get(Endpoints.PORT_TABLE.path() + "?fresh=" + fresh));
    }

    @Override
    public PortView port(int port) {
        return read(PortView.class, get(path(Endpoints.PORT, port)));
    }

    @Override
    public List<PortView> lease(PortRequest wanted) {
        return list(PortView[].class, post(Endpoints.LEASE.path(), wanted));
    }

    @Override
    public List<PortView> suggestPorts(PortRequest wanted) {
        return list(PortView[].class, post(Endpoints.SUGGEST.path(), wanted));
    }

    @Override
    public PortView releasePort(int port) {
        Response answered = ok(call("DELETE", path(Endpoints.RELEASE, port), Map.of(), NOTHING));
        return read(PortView.class, answered);
    }

    @Override
    public List<PortView> releasePorts(@Nullable String namespace, boolean preview) {
        return list(
                PortView[].class,
                post(Endpoints.RELEASE_ALL.path(), new Endpoints.ReleasePorts(namespace, preview)));
    }

    @Override
    public List<PortLeftover> cleanUpPorts(@Nullable String namespace, boolean preview) {
        return list(
                PortLeftover[].class,
                post(
                        Endpoints.PORT_CLEANUP.path(),
                        new Endpoints.ReleasePorts(namespace, preview)));
    }

    private static String path(Endpoint endpoint, int port) {
        return endpoint.path().replace("{port}", Integer.toString(port));
    }

    @Override
    public MetricsView metrics() {
        return read(MetricsView.class, get(Endpoints.USAGE.path()));
    }

    @Override
    public InstanceMetrics metrics(String id) {
        return read(InstanceMetrics.class, get(path(Endpoints.USAGE_OF, id)));
    }

    @Override
    public UsageReport usage(Span span, UsageGrouping seriesBy) {
        String query = "?span=" + span + "&by=" + seriesBy;
        return read(UsageReport.class, get(Endpoints.USAGE_REPORT.path() + query));
    }

    @Override
    public int forgetOlder(Duration age) {
        Response answered =
                post(Endpoints.USAGE_CLEANUP.path(), new Endpoints.Older(age.toSeconds()));
        return read(Endpoints.Forgotten.class, answered).forgotten();
    }

    @Override
    public TranscriptsView readOlder() {
        return read(TranscriptsView.class, post(Endpoints.USAGE_OLDER.path(), Map.of()));
    }

    @Override
    public List<SettingView> settings(@Nullable String namespace) {
        String query = namespace == null ? "" : "?namespace=" + Percent.encode(namespace);
        return list(SettingView[].class, get(Endpoints.SETTINGS.path() + query));
    }

    @Override
    public SettingView set(@Nullable String namespace, String key, String value) {
        return read(
                SettingView.class,
                post(Endpoints.SET.path(), new Endpoints.Setting(key, value, namespace)));
    }

    @Override
    public SettingView reset(@Nullable String namespace, String key) {
        return read(
                SettingView.class,
                post(Endpoints.RESET.path(), new Endpoints.SettingKey(key, namespace)));
    }

    @Override
    public boolean show(Place place) {
        Response answered = post(Endpoints.SHOW.path(), new Endpoints.Show(place.toString()));
        return read(Endpoints.Shown.class, answered).shown();
    }

    @Override
    public void handOver(String reason) {
        post(Endpoints.YIELD.path(), new Endpoints.Yield(reason));
    }

    @Override
    public void follow(@Nullable String lastEventId, Predicate<StreamEvent> more) {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "text/event-stream"));
        if (lastEventId != null) {
            headers.put("Last-Event-ID", lastEventId);
        }
        calls.stream(
                Endpoints.EVENTS.path(),
                headers,
                SILENCE,
                body -> new EventReader(body).readWhile(more));
    }

    /// One request as it is, whatever the answer's status.
    ///
    /// @param path with its query, escaped
    /// @throws DaemonUnavailableException if nobody answers in time
    public Response call(String method, String path, Map<String, String> headers, byte[] body) {
        return calls.call(method, path, headers, body);
    }

    /// Ends calls that are under way, and those who follow.
    @Override
    public void close() {
        calls.close();
    }

    Response get(String path) {
        return ok(call("GET", path, Map.of(), NOTHING));
    }

    Response post(String path, Object body) {
        return ok(call("POST", path, json(), Json.bytes(body)));
    }

    /// @param more time that the daemon may take beyond the usual
    Response post(String path, Object body, Duration more) {
        return ok(calls.call("POST", path, json(), Json.bytes(body), more));
    }

    private static Map<String, String> json() {
        return Map.of("Content-Type", "application/json");
    }

    private static String path(Endpoint endpoint, String id) {
        return path(endpoint, id, Refusal.UnknownInstance::new);
    }

    /// What cannot be part of an id is not sent at all: some of it no server takes in a path.
    private static String path(Endpoint endpoint, String id, Function<String, Refusal> unknown) {
        boolean plain =
                id.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
        if (!plain || id.isEmpty()) {
            throw new Refused(unknown.apply(id));
        }
        return endpoint.path().replace("{id}", Percent.encode(id));
    }

    static Response ok(Response answered) {
        if (answered.status() < 400) {
            return answered;
        }
        try {
            throw new Refused(Json.replies().readValue(answered.body(), Problem.class).refusal());
        } catch (JacksonException e) {
            throw new Refused(
                    new Refusal.NotNow("The daemon answered with status " + answered.status()));
        }
    }

    <T> T read(Class<T> type, Response answered) {
        try {
            return Json.replies().readValue(answered.body(), type);
        } catch (JacksonException e) {
            throw new DaemonUnavailableException(
                    "The daemon at " + address + " speaks another version of the protocol.", e);
        }
    }

    <T> List<T> list(Class<T[]> type, Response answered) {
        return Arrays.asList(read(type, answered));
    }
}

package dev.drover.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps the house: floors, cycles, what each room may touch, names.
final class HouseTest {
    private static final String HOME = "dev.drover";
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(HOME);

    /// Which rooms each room may see, beside itself. `core!` means its refusals only.
    private static final Map<String, Set<String>> FLOORS =
            Map.ofEntries(
                    Map.entry("model", Set.of()),
                    Map.entry("core", Set.of("model")),
                    Map.entry("config", Set.of("model")),
                    Map.entry("store", Set.of("model")),
                    Map.entry("host", Set.of("model")),
                    Map.entry("agents", Set.of("model")),
                    Map.entry("setup", Set.of("model")),
                    Map.entry("ipc", Set.of("model", "core!")),
                    Map.entry(
                            "daemon",
                            Set.of("core", "store", "host", "ipc", "agents", "config", "model")),
                    Map.entry("ui", Set.of("daemon", "config", "model", "core!")),
                    Map.entry("tray", Set.of("daemon", "model", "core!")),
                    Map.entry("mcp", Set.of("daemon", "ipc", "model", "core!")),
                    Map.entry("cli", Set.of("ipc", "setup", "config", "model", "core!")));

    static Stream<String> rooms() {
        return FLOORS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomSeesOnlyTheFloorsItMaySee(String room) {
        noClasses()
                .that()
                .resideInAPackage(HOME + "." + room + "..")
                .should()
                .dependOnClassesThat(outside(room))
                .because(
                        "data goes up one staircase and comes down another; see "
                                + room
                                + "/package-info")
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> outside(String room) {
        Set<String> allowed = FLOORS.get(room);
        return DescribedPredicate.describe(
                "are in rooms that " + room + " may not see",
                type -> {
                    String name = type.getPackageName();
                    if (!name.startsWith(HOME)) {
                        return false;
                    }
                    String there =
                            name.equals(HOME)
                                    ? "app"
                                    : name.substring(HOME.length() + 1).split("\\.")[0];
                    boolean refusal =
                            there.equals("core")
                                    && type.getName().matches(".*\\.Refus(al|ed)(\\$.*)?");
                    return !there.equals(room)
                            && !allowed.contains(there)
                            && !(allowed.contains("core!") && refusal);
                });
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching(HOME + ".(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void modelAndCoreTouchNothingOfTheWorld() {
        noClasses()
                .that()
                .resideInAnyPackage(HOME + ".model..", HOME + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "java.sql..",
                        "java.util.concurrent..",
                        "javafx..",
                        "org.slf4j..")
                .because("facts come in as arguments")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(HOME + ".model..", HOME + ".core..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .accessClassesThat()
                .belongToAnyOf(Thread.class, java.util.Random.class, ProcessHandle.class)
                .because("a rule reads no clock and draws no random number")
                .check(HOUSE);
    }

    @Test
    void onlyTheStoreSpeaksSql() {
        onlyIn("store", "java.sql..", "org.sqlite..");
    }

    @Test
    void onlyTheSocketRoomNamesJetty() {
        onlyIn("ipc", "org.eclipse.jetty..");
        noClasses()
                .that()
                .resideOutsideOfPackage(HOME + ".ipc..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.net.UnixDomainSocketAddress.class)
                .check(HOUSE);
    }

    @Test
    void onlyTheDoorForAgentsNamesItsProtocol() {
        onlyIn("mcp", "io.modelcontextprotocol..", "reactor..");
    }

    @Test
    void onlyTheTrayKnowsAwtAndItsToolkit() {
        onlyIn("tray", "java.awt..", "dorkbox..");
    }

    @Test
    void onlyTheHostHandlesProcessesAndForeignFunctions() {
        onlyIn("host", "java.lang.foreign..");
        noClasses()
                .that()
                .resideOutsideOfPackage(HOME + ".host..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, ProcessHandle.class)
                .check(HOUSE);
    }

    @Test
    void onlyScreensKnowJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages(HOME + ".ui..", HOME + ".tray..", HOME + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(HOME + ".ui..")
                .and()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..")
                .because("what a screen shows is tested without a toolkit")
                .check(HOUSE);
    }

    /// Pages lead to each other by `Place`, and ask of the window through `Shell`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alerts",
                "doctor",
                "instances",
                "messages",
                "overview",
                "ports",
                "processes",
                "settings",
                "usage",
                "worktrees"
            })
    void aPageKnowsNoOtherPageNorTheWindow(String page) {
        Set<String> allowed = Set.of("page", "part", "table", "charts", page);
        String screens = HOME + ".ui";
        noClasses()
                .that()
                .resideInAPackage(screens + "." + page + "..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "belong to another page or to the window",
                                type ->
                                        type.getPackageName().startsWith(screens)
                                                && !allowed.contains(
                                                        room(type.getPackageName(), screens))))
                .check(HOUSE);
    }

    /// The first part of a package's name below another's; empty for that other one itself.
    private static String room(String name, String below) {
        return name.equals(below) ? "" : name.substring(below.length() + 1).split("\\.")[0];
    }

    private static void onlyIn(String room, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOME + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("it is the business of " + room + " alone")
                .check(HOUSE);
    }

    @Test
    void onlyTheWriterAppliesEventsAndRecordsThem() {
        noClasses()
                .that()
                .resideInAPackage(HOME + "..")
                .and()
                .resideOutsideOfPackages(HOME + ".model..", HOME + ".core..", HOME + ".store..")
                .and()
                .haveNameNotMatching(".*\\.(StateWriter|WriterJob|Recorder)(\\$.*)?")
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "it applies or records events",
                                call ->
                                        (call.getTargetOwner()
                                                                .getName()
                                                                .equals(HOME + ".model.State")
                                                        && call.getName().equals("apply"))
                                                || (call.getTargetOwner()
                                                                .getName()
                                                                .equals(HOME + ".store.StateStore")
                                                        && call.getName().equals("record"))))
                .check(HOUSE);
    }

    @Test
    void nothingStaticCanChange() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(HOUSE);
    }

    @Test
    void namesSayWhatThingsAre() {
        Set<String> banned =
                Set.of("Manager", "Helper", "Util", "Utils", "Impl", "Base", "Info", "Common");
        classes()
                .should()
                .haveNameNotMatching(banned.stream().collect(Collectors.joining("|", ".*(", ")$")))
                .because("these words say nothing")
                .check(HOUSE);
    }

    @Test
    void theseRulesCanFail() {
        assertThatThrownBy(
                        () ->
                                noClasses()
                                        .that()
                                        .resideInAPackage(HOME + ".core..")
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAPackage(HOME + ".model..")
                                        .check(HOUSE))
                .isInstanceOf(AssertionError.class);
    }
}

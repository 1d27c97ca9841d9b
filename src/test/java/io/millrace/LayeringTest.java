package io.millrace;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers of the program, as {@code docs/design.md} draws them. */
class LayeringTest {

    private static final String ROOT = "io.millrace.";
    private static final JavaClasses ALL = new ClassFileImporter().importPackages("io.millrace");
    private static final JavaClasses MAIN =
            ALL.that(DescribedPredicate.describe("of the program", LayeringTest::isOfTheProgram));

    /** What each package may import of Millrace's own; config and the shells (app, cli, demo) are ruled below. */
    private static final Map<String, Set<String>> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("schema", Set.of()),
            Map.entry("text", Set.of()),
            Map.entry("privacy", Set.of("text")),
            Map.entry("quality", Set.of("text")),
            Map.entry("serde", Set.of()),
            Map.entry("topic", Set.of()),
            Map.entry("storage", Set.of()),
            Map.entry("model", Set.of("storage")),
            Map.entry("embedded", Set.of()),
            Map.entry("evaluation", Set.of("schema")),
            Map.entry("drift", Set.of("schema")),
            Map.entry("input", Set.of("schema")),
            Map.entry("spill", Set.of()),
            Map.entry("merkle", Set.of()),
            Map.entry("dataset", Set.of("schema", "spill", "merkle")),
            Map.entry("audit", Set.of("schema", "spill", "dataset", "text")),
            Map.entry("lint", Set.of("spill", "dataset")),
            Map.entry("replay", Set.of("schema", "serde", "spill")),
            Map.entry("training", Set.of("schema", "model", "dataset")),
            Map.entry("http", Set.of("runtime", "metrics")),
            Map.entry("metrics", Set.of("runtime")),
            Map.entry("runtime", Set.of("schema", "serde")),
            Map.entry("monitor", Set.of("schema", "topic", "serde", "runtime")),
            Map.entry("grouping", Set.of("text")),
            Map.entry(
                    "curation",
                    Set.of("schema", "topic", "serde", "runtime", "text", "privacy", "quality", "grouping")),
            Map.entry("snapshot", Set.of("schema", "topic", "serde", "runtime", "dataset", "storage")),
            Map.entry(
                    "scoring",
                    Set.of("schema", "topic", "serde", "runtime", "dataset", "model", "storage", "curation")),
            Map.entry(
                    "retraining",
                    Set.of(
                            "schema",
                            "topic",
                            "serde",
                            "runtime",
                            "dataset",
                            "model",
                            "storage",
                            "training",
                            "evaluation",
                            "scoring",
                            "snapshot"))));

    @Test
    void shouldImportOnlyWhatThePackageMay() {
        ALLOWED.forEach((name, allowed) -> classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .onlyDependOnClassesThat(outsideMillrace().or(resideInAnyPackage(packages(name, allowed))))
                .check(MAIN));
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("io.millrace.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void shouldKeepPurePackagesFreeOfKafka() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(
                        "text",
                        Set.of(
                                "privacy",
                                "quality",
                                "grouping",
                                "spill",
                                "audit",
                                "merkle",
                                "dataset",
                                "drift",
                                "evaluation",
                                "input",
                                "lint",
                                "model",
                                "replay",
                                "storage",
                                "training")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curation.Examination",
                "curation.Settlement",
                "curation.SplitRule",
                "curation.Status",
                "curation.Effect",
                "curation.Transition",
                "curation.Reason",
                "curation.Label",
                "curation.Candidate",
                "curation.Rejection",
                "curation.Erasure",
                "curation.ReviewEvent",
                "curation.Claims",
                "snapshot.OpenWindow",
                "snapshot.Plan",
                "snapshot.Counts",
                "retraining.RetrainState",
                "retraining.Succession",
                "monitor.Tracked"
            })
    void shouldKeepRulesFreeOfKafkaFilesAndClocks(String rule) {
        // Given
        String name = MAIN.get(ROOT + rule).getName();

        // Then
        noClasses()
                .that()
                .haveNameMatching(name.replace(".", "\\.") + "(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", "java.nio.file..", "java.net..")
                        .or(JavaClass.Predicates.type(java.time.Clock.class)))
                .check(MAIN);
    }

    @Test
    void shouldKeepTopologiesFreeOfFilesAndNetworks() {
        noClasses()
                .that(resideInAnyPackage(packages("curation", Set.of("monitor")))
                        .or(JavaClass.Predicates.assignableTo(Processor.class))
                        .or(JavaClass.Predicates.simpleNameEndingWith("Topology")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net..", "io.javalin..", "picocli..")
                        .or(JavaClass.Predicates.type(java.io.File.class)))
                .check(MAIN);
    }

    @Test
    void shouldKeepTheBucketsLibraryInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.millrace.storage..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(MAIN);
    }

    @Test
    void shouldLetNobodyImportTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.millrace.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.millrace.cli..")
                .check(MAIN);
    }

    @Test
    void shouldLetOnlyTheCommandLineImportDemoAndBenchmark() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.millrace.cli..", "io.millrace.demo..", "io.millrace.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.millrace.demo..", "io.millrace.bench..")
                .check(MAIN);
    }

    @Test
    void shouldLetNoLayerBelowImportTheShells() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("app", Set.of("http", "cli", "demo", "bench")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("app", Set.of("http", "cli", "demo", "bench")))
                .check(MAIN);
    }

    @Test
    void shouldNameClassesByWhatTheyAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(ALL);
    }

    @Test
    void shouldSleepOnlyWhereNothingTellsWhenToGoOn() {
        // Given
        String waiting =
                "io\\.millrace\\.(serde\\.Backoff|topic\\.TopicProvisioner|embedded\\.BrokerMain|[\\w.]+\\.Waiting)";

        // Then
        noClasses()
                .that()
                .haveNameNotMatching(waiting)
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .check(ALL);
    }

    @Test
    void shouldDisableNoTest() {
        noClasses().should().beAnnotatedWith(Disabled.class).check(ALL);
        noMethods().should().beAnnotatedWith(Disabled.class).check(ALL);
    }

    @Test
    void shouldRuleEveryPackage() {
        // When
        Stream<String> packages = MAIN.stream().map(JavaClass::getPackageName).distinct();

        // Then
        assertThat(packages)
                .isSubsetOf(Stream.concat(ALLOWED.keySet().stream(), Stream.of("config", "app", "cli", "demo", "bench"))
                        .map(ROOT::concat)
                        .toList());
    }

    private static boolean isOfTheProgram(JavaClass type) {
        return ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(
                Location.of(type.getSource().orElseThrow().getUri()));
    }

    private static DescribedPredicate<JavaClass> outsideMillrace() {
        return not(resideInAPackage("io.millrace.."));
    }

    private static String[] packages(String name, Set<String> others) {
        return Stream.concat(Stream.of(name), others.stream()).map(ROOT::concat).toArray(String[]::new);
    }
}

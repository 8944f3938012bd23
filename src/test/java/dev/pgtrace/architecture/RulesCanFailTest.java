package dev.pgtrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// Every rule finds the violation planted for it: a rule that cannot fail keeps nothing.
class RulesCanFailTest {
    private static final String ROOT = "dev.pgtrace.architecture.planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

    private final Layout layout = new Layout(ROOT);
    private final PackageRules packages = new PackageRules(layout);
    private final CodeRules code = new CodeRules(layout);

    @Test
    void findsAFormatThatUsesTheStore() {
        assertThat(violations(packages.mayUse("format"))).contains("format.trc.Reader.limit()", "store.Rows.LIMIT");
        assertThat(packages.mayUse("store").evaluate(PLANTED).hasViolation()).isFalse();
    }

    @Test
    void findsAPackageThatIsNotListed() {
        assertThat(violations(packages.everyClassLiesInAListedPackage())).contains("misc.Things");
    }

    @Test
    void findsACycleBetweenPackages() {
        assertThat(violations(packages.noCycles())).contains("base.Egg.hatch()", "base.task.Hen.lay()");
    }

    @Test
    void findsAFeatureThatKnowsItsSibling() {
        assertThat(violations(packages.featuresDoNotKnowEachOther()))
                .contains("ui.flame.FlameViewModel.overview", "ui.overview.Overview");
    }

    @Test
    void findsAKitThatKnowsAFeature() {
        assertThat(violations(packages.kitKnowsNoFeature())).contains("ui.kit.Theme.model");
    }

    @Test
    void findsALookForUpdates() {
        assertThat(violations(code.networkOnlyInServer()))
                .contains("store.Updates.fetched(java.net.URL)", "store.Updates.answers(java.lang.String)")
                .doesNotContain("store.Rows");
    }

    @Test
    void findsAWebClient() {
        assertThat(violations(code.webNowhere())).contains("store.Updates.asked(java.net.HttpURLConnection)");
    }

    @Test
    void findsAPackageNamedMisc() {
        assertThat(violations(packages.packageNames())).contains("misc.Things");
    }

    @Test
    void findsAClassNamedHelper() {
        assertThat(violations(packages.classNames())).contains("analysis.TraceHelper");
    }

    @Test
    void findsAPackageThatIsNotNullMarked() {
        assertThat(violations(packages.everyPackageIsNullMarked()))
                .contains("misc.Things")
                .doesNotContain("store.Rows");
    }

    @Test
    void findsAViewModelThatKnowsTheScene() {
        assertThat(violations(code.viewModelsKnowNoScene())).contains("ui.flame.FlameViewModel.node");
    }

    @Test
    void findsToolkitOutsideTheWindow() {
        assertThat(violations(code.toolkitOnlyInTheWindow()))
                .contains("analysis.TraceHelper.color")
                .doesNotContain("ui.flame");
    }

    @Test
    void findsDatabaseOutsideServer() {
        assertThat(violations(code.databaseOnlyInServer())).contains("analysis.TraceHelper.connections");
    }

    @Test
    void findsPicocliOutsideTheCommandLine() {
        assertThat(violations(code.picocliOnlyInCommandLine())).contains("analysis.TraceHelper.commandLine");
    }

    @Test
    void findsThreadsMadeByHand() {
        assertThat(violations(code.threadsOnlyInTasks()))
                .contains("java.lang.Thread.<init>", "java.util.List.parallelStream()");
    }

    @Test
    void findsStandardStreamsOutsideTheCommandLine() {
        assertThat(violations(code.standardStreamsOnlyInCommandLine())).contains("java.lang.System.out");
    }

    @Test
    void findsAnEndOfTheProcessOutsideMain() {
        assertThat(violations(code.onlyMainEndsTheProcess())).contains("java.lang.System.exit(int)");
    }

    private static String violations(ArchRule rule) {
        return String.join("\n", rule.evaluate(PLANTED).getFailureReport().getDetails());
    }
}

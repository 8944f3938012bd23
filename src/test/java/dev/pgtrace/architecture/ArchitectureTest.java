package dev.pgtrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The product keeps the rules. Written as plain tests rather than `@ArchTest` fields: those need an engine of
/// their own, and Surefire 3.5.3 silently ran none of them.
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.pgtrace");

    private final Layout layout = new Layout("dev.pgtrace");
    private final PackageRules packages = new PackageRules(layout);
    private final CodeRules code = new CodeRules(layout);

    @Test
    void seesTheProductAndNotItsTests() {
        assertThat(PRODUCT)
                .extracting(type -> type.getName())
                .contains("dev.pgtrace.Main")
                .doesNotContain(ArchitectureTest.class.getName());
    }

    @TestFactory
    Stream<DynamicTest> everyPackageUsesOnlyWhatItMay() {
        return Layout.MAY_USE.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name.isEmpty() ? "root" : name, () -> packages.mayUse(name)
                        .check(PRODUCT)));
    }

    @Test
    void everyClassLiesInAListedPackage() {
        check(packages.everyClassLiesInAListedPackage());
    }

    @Test
    void packagesFormNoCycles() {
        check(packages.noCycles());
    }

    @Test
    void featuresOfTheWindowDoNotKnowEachOther() {
        check(packages.featuresDoNotKnowEachOther());
    }

    @Test
    void kitKnowsNoFeature() {
        check(packages.kitKnowsNoFeature());
    }

    @Test
    void packagesAreNamedAfterWhatTheyHold() {
        check(packages.packageNames());
    }

    @Test
    void classesAreNamedAfterWhatTheyAre() {
        check(packages.classNames());
    }

    @Test
    void everyPackageIsNullMarked() {
        check(packages.everyPackageIsNullMarked());
    }

    @Test
    void viewModelsKnowNoScene() {
        check(code.viewModelsKnowNoScene());
    }

    @Test
    void toolkitIsUsedInTheWindowOnly() {
        check(code.toolkitOnlyInTheWindow());
    }

    @Test
    void databaseIsUsedInServerOnly() {
        check(code.databaseOnlyInServer());
    }

    @Test
    void networkIsUsedInServerOnly() {
        check(code.networkOnlyInServer());
    }

    @Test
    void webIsUsedNowhere() {
        check(code.webNowhere());
    }

    @Test
    void picocliIsUsedInTheCommandLineOnly() {
        check(code.picocliOnlyInCommandLine());
    }

    @Test
    void threadsAreMadeInTasksOnly() {
        check(code.threadsOnlyInTasks());
    }

    @Test
    void standardStreamsAreUsedInTheCommandLineOnly() {
        check(code.standardStreamsOnlyInCommandLine());
    }

    @Test
    void onlyMainEndsTheProcess() {
        check(code.onlyMainEndsTheProcess());
    }

    private static void check(ArchRule rule) {
        rule.check(PRODUCT);
    }
}

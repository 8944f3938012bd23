package dev.pgtrace.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// Rules about packages: directions, cycles, names.
final class PackageRules {
    private final Layout layout;

    PackageRules(Layout layout) {
        this.layout = layout;
    }

    ArchRule mayUse(String name) {
        return noClasses()
                .that()
                .resideInAPackage(layout.pattern(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(layout.patterns(layout.forbidden(name)))
                .because((name.isEmpty() ? "the root" : name) + " may use " + Layout.MAY_USE.get(name) + " only")
                .allowEmptyShould(true);
    }

    ArchRule everyClassLiesInAListedPackage() {
        return classes()
                .should()
                .resideInAnyPackage(layout.patterns(List.copyOf(Layout.MAY_USE.keySet())))
                .because("each package has a charter, and one that is not in the table has none");
    }

    ArchRule noCycles() {
        return slices().matching(layout.root() + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package");
    }

    ArchRule featuresDoNotKnowEachOther() {
        return noClasses()
                .that(layout.inFeature())
                .should(dependOnAnotherPartThanKit())
                .because("a feature can be read, moved and removed alone; the shell wires them")
                .allowEmptyShould(true);
    }

    ArchRule kitKnowsNoFeature() {
        return noClasses()
                .that()
                .resideInAnyPackage(layout.root() + ".ui", layout.pattern("ui.kit"))
                .should()
                .dependOnClassesThat(layout.inFeature())
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(layout.pattern("ui.shell"))
                .because("the kit serves every feature")
                .allowEmptyShould(true);
    }

    ArchRule packageNames() {
        return noClasses()
                .should()
                .resideInAnyPackage(Stream.of("util", "utils", "helper", "helpers", "misc", "common", "impl", "manager")
                        .map(name -> ".." + name + "..")
                        .toArray(String[]::new))
                .because("such a name says nothing of what belongs there");
    }

    ArchRule classNames() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helpers?|Manager)(\\$.*)?")
                .because("a class is named after what it is in the domain");
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(ArchCondition.from(com.tngtech.archunit.base.DescribedPredicate.<JavaClass>describe(
                        "lie in a package that is @NullMarked", type -> type.getPackage()
                                .tryGetAnnotationOfType(NullMarked.class)
                                .isPresent())))
                .because("the null checks see marked packages only");
    }

    private ArchCondition<JavaClass> dependOnAnotherPartThanKit() {
        return new ArchCondition<>("depend on another feature or the shell") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String other = layout.part(dependency.getTargetClass());
                    boolean foreign = !other.isEmpty() && !other.equals("kit") && !other.equals(layout.part(type));
                    events.add(new SimpleConditionEvent(dependency, foreign, dependency.getDescription()));
                }
            }
        };
    }
}

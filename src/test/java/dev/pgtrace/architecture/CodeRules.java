package dev.pgtrace.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.BaseStream;

/// Rules about what code may touch outside the product: toolkit, database driver, parser of command lines, threads,
/// streams, the process.
final class CodeRules {
    private static final String[] TOOLKIT = {
        "javafx..",
        "com.sun.javafx..",
        "org.controlsfx..",
        "impl.org.controlsfx..",
        "atlantafx..",
        "org.kordamp.ikonli..",
        "org.fxmisc..",
        "org.reactfx..",
        "java.awt..",
        "javax.swing.."
    };

    /// What reaches other machines. Addresses to be shown and spelled, such as `URI`, do not.
    private static final String NETWORK =
            "java\\.net\\.(http\\..*|.*Socket.*|.*Connection|InetAddress|NetworkInterface)"
                    + "|java\\.nio\\.channels\\..*(Socket|Datagram).*"
                    + "|javax\\.(net|naming)\\..*|java\\.rmi\\..*|com\\.sun\\.net\\..*|javafx\\.scene\\.web\\..*"
                    + "|javafx\\.application\\.HostServices|java\\.awt\\.Desktop";

    private final Layout layout;

    CodeRules(Layout layout) {
        this.layout = layout;
    }

    ArchRule viewModelsKnowNoScene() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .because("a view model is tested without a window")
                .allowEmptyShould(true);
    }

    ArchRule toolkitOnlyInTheWindow() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(layout.pattern("ui"), layout.pattern(""))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TOOLKIT)
                .because("whatever the window shows the command line can print");
    }

    ArchRule databaseOnlyInServer() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(layout.pattern("server"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .because("what runs on a user's server is read in one place");
    }

    /// Only a server that the user names is reached: no look for updates, no telemetry, nothing fetched, no
    /// browser opened.
    ArchRule networkOnlyInServer() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(layout.pattern("server"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(NETWORK)
                .orShould()
                .callCodeUnitWhere(fetches())
                .because("a trace never leaves the machine, and nothing is asked for that the user did not");
    }

    ArchRule webNowhere() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(http\\..*|Http.*)|javafx\\.scene\\.web\\..*")
                .because("the runtime of the packages has no java.net.http");
    }

    private static DescribedPredicate<JavaCall<?>> fetches() {
        return DescribedPredicate.describe("fetches what an address stands for", call -> {
            String owner = call.getTargetOwner().getName();
            return owner.equals("java.net.URL")
                    && Set.of("openConnection", "openStream", "getContent").contains(call.getName());
        });
    }

    ArchRule picocliOnlyInCommandLine() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(layout.pattern("cli"), layout.pattern(""))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("use cases know no command line");
    }

    ArchRule threadsOnlyInTasks() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(layout.pattern("base.task"), layout.pattern("ui.kit.task"))
                .should()
                .callCodeUnitWhere(startsThreads())
                .because("a thread made elsewhere is neither named nor cancelled nor joined");
    }

    ArchRule standardStreamsOnlyInCommandLine() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(layout.pattern("cli"), layout.pattern(""))
                .should()
                .accessTargetWhere(isStandardStream())
                .because("standard output is data, and only the command line knows it");
    }

    ArchRule onlyMainEndsTheProcess() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(layout.root() + ".Main")
                .should()
                .callCodeUnitWhere(endsProcess())
                .because("exit codes are decided in one place");
    }

    private static DescribedPredicate<JavaCall<?>> startsThreads() {
        return DescribedPredicate.describe("makes or borrows a thread", call -> {
            AccessTarget.CodeUnitCallTarget target = call.getTarget();
            String name = target.getName();
            boolean constructor = name.equals("<init>");
            return constructor && target.getOwner().isAssignableTo(Thread.class)
                    || constructor && target.getOwner().isAssignableTo(ThreadPoolExecutor.class)
                    || constructor && target.getOwner().isAssignableTo(Timer.class)
                    || target.getOwner().isEquivalentTo(ScheduledThreadPoolExecutor.class)
                    || target.getOwner().isEquivalentTo(Executors.class)
                    || target.getOwner().isEquivalentTo(ForkJoinPool.class)
                    || target.getOwner().isEquivalentTo(Thread.class)
                            && Set.of("ofVirtual", "ofPlatform", "startVirtualThread")
                                    .contains(name)
                    || target.getOwner().isAssignableTo(CompletableFuture.class)
                            && (name.endsWith("Async") || name.equals("delayedExecutor"))
                    || name.equals("parallelStream")
                    || target.getOwner().isAssignableTo(BaseStream.class) && name.equals("parallel");
        });
    }

    private static DescribedPredicate<JavaAccess<?>> isStandardStream() {
        return DescribedPredicate.describe("is a standard stream", access -> {
            boolean ofSystem = access.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("in", "out", "err", "console").contains(access.getName());
            boolean printsTrace = access.getTargetOwner().isAssignableTo(Throwable.class)
                    && access.getTarget() instanceof AccessTarget.CodeUnitCallTarget target
                    && target.getName().equals("printStackTrace")
                    && target.getRawParameterTypes().isEmpty();
            return ofSystem || printsTrace;
        });
    }

    private static DescribedPredicate<JavaCall<?>> endsProcess() {
        return DescribedPredicate.describe("ends the process", call -> {
            boolean system = call.getTargetOwner().isEquivalentTo(System.class);
            boolean runtime = call.getTargetOwner().isEquivalentTo(Runtime.class);
            return (system || runtime) && Set.of("exit", "halt").contains(call.getName());
        });
    }
}

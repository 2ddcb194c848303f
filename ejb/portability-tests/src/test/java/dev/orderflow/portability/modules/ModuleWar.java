package dev.orderflow.portability.modules;

import dev.orderflow.portability.micro.BrokerConsole;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR of some modules: with their libraries and the event contract, and without every other module. */
final class ModuleWar {

    private static final Set<String> MODULES =
            Set.of("audit", "operations", "identity", "orders", "payment", "inventory", "shipping", "history", "deadletters", "imports",
                    "reconciliation");

    private ModuleWar() {}

    /**
     * A WAR with these modules, and with what the tests need inside.
     *
     * @param modules names from {@code ejb}, such as {@code payment}
     */
    static WebArchive of(String... modules) {
        List<String> wanted = List.of(modules);
        File[] libraries = new File(System.getProperty("portability.war-libraries")).listFiles(file -> {
            String module = file.getName().replaceFirst("^orderflow-(.*)\\.jar$", "$1");
            return !MODULES.contains(module) || wanted.contains(module);
        });
        Arrays.sort(libraries);
        return ShrinkWrap.create(WebArchive.class, String.join("-", modules) + ".war")
                .addAsLibraries(libraries)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addClasses(
                        Breakdown.class,
                        BrokerConsole.class,
                        Sql.class,
                        Eventually.class,
                        OtherModules.class,
                        Queues.class,
                        SampleOrder.class,
                        UnreadSubscription.class,
                        WireContract.class)
                .addPackages(true, "org.assertj", "org.awaitility", "org.hamcrest");
    }
}

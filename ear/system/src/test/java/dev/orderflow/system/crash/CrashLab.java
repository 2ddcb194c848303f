package dev.orderflow.system.crash;

import dev.orderflow.launcher.Part;
import dev.orderflow.launcher.Stack;
import dev.orderflow.system.FreshHome;
import dev.orderflow.system.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The whole product in a home of its own, with breakpoints in the application server. */
final class CrashLab implements AutoCloseable {

    /** What can be killed. */
    enum Victim {
        WILDFLY("WildFly", Stack::applicationServer),
        ARTEMIS("Artemis", Stack::broker),
        POSTGRESQL("PostgreSQL", Stack::postgres);

        private final String words;
        private final Function<Stack, Part> part;

        Victim(String words, Function<Stack, Part> part) {
            this.words = words;
            this.part = part;
        }

        Part in(Stack stack) {
            return part.apply(stack);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final Breakpoints breakpoints = new Breakpoints();
    private final Stack stack;
    private final Books books;

    /**
     * Starts it.
     *
     * @param name of its home
     * @param jvmOptions more options for the application server's JVM
     */
    CrashLab(String name, String... jvmOptions) {
        Path home = FreshHome.emptied(Path.of(System.getProperty("orderflow.test.home")).resolveSibling(name));
        install("orderflow.faults.agent", home, "byteman.jar");
        install("orderflow.faults.breakpoints", home, "breakpoints.jar");
        // Relative paths: an agent's arguments can't have an equals sign or a comma in them, a folder's name can.
        List<String> options = new ArrayList<>(List.of(
                "-javaagent:agent/byteman.jar=sys:agent/breakpoints.jar,resourcescript:breakpoints.btm",
                "-Djboss.modules.system.pkgs=org.jboss.byteman,dev.orderflow.faults",
                "-Dorderflow.faults.port=" + breakpoints.port()));
        options.addAll(List.of(jvmOptions));
        stack = Stack.in(home)
                .withPostgres()
                .withBroker()
                .withApplication(Path.of(System.getProperty("orderflow.ear")))
                .withJvmOptions(options)
                .start();
        books = new Books(stack);
    }

    private static void install(String property, Path home, String file) {
        try {
            Path folder = Files.createDirectories(home.resolve("data").resolve("wildfly").resolve("agent"));
            Files.copy(Path.of(System.getProperty(property)), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Breakpoints breakpoints() {
        return breakpoints;
    }

    Stack stack() {
        return stack;
    }

    Books books() {
        return books;
    }

    Shop shop() {
        return new Shop(stack.credentials());
    }

    @Override
    public void close() {
        breakpoints.close();
        stack.close();
    }
}

package dev.orderflow.launcher;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The run command: starts everything with the settings of the environment, and keeps it running until this process is
 * asked to end. Ends with code 1 and one message where that can't be done.
 */
public final class Run {

    private final Console console = new Console(System.out);
    private final Path project;
    private final Path ear;
    private volatile boolean ending;

    private Run(Path project, Path ear) {
        this.project = project;
        this.ear = ear;
    }

    /** @param arguments the folder of the checkout, and the EAR */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("arguments: the folder of the checkout, the EAR");
        }
        new Run(Path.of(arguments[0]), Path.of(arguments[1])).run();
    }

    private void run() throws InterruptedException {
        try {
            Settings settings = Settings.from(System.getenv(), project);
            Stack stack = Stack.of(settings, ear).supervised().tells(console).build();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack), "stop"));
            stack.start();
            SampleCatalogue.loadOnce(stack, console);
            if (!ending) {
                console.running(stack.credentials());
            }
        } catch (LauncherFailure e) {
            fail(e.getMessage());
        } catch (StoppedWhileStarting | IllegalStateException e) {
            // Asked to end while it started, the hook is at work; an illegal state here means that the hook can't be set any more.
            if (!ending) {
                throw e;
            }
        }
        // Maven ends when this returns, so it never does: the shutdown hook is the way out.
        new CountDownLatch(1).await();
    }

    private void fail(String message) {
        if (!ending) {
            console.failed(message);
            System.exit(1);
        }
    }

    private void end(Stack stack) {
        ending = true;
        console.says("stopping");
        stack.close();
        console.says("stopped");
    }
}

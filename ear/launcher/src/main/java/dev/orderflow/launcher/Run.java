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
        Stack stack = null;
        try {
            stack = Stack.of(Settings.from(System.getenv(), project), ear).supervised().tells(console).build();
            Stack whole = stack;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(whole), "stop"));
            stack.start();
            SampleCatalogue.loadOnce(stack, console);
            // Maven has built the application in this process: what that took goes back to the machine, for all the time to come.
            System.gc();
            if (!ending) {
                console.running(stack.credentials(), stack.home());
            }
        } catch (LauncherFailure e) {
            fail(stack, e.getMessage());
        } catch (RuntimeException | Error e) {
            // What fails while everything is being stopped fails because of that. Anything else is a defect: it is thrown for
            // its stack trace, and since Maven then takes our classes away, the shutdown hook would come too late.
            if (!ending) {
                if (stack != null) {
                    stack.close();
                }
                throw e;
            }
        }
        // Maven would end when this returns. The way out is the shutdown hook.
        new CountDownLatch(1).await();
    }

    private void fail(Stack stack, String message) {
        if (!ending) {
            ending = true;
            if (stack != null) {
                stack.close();
            }
            console.failed(message);
            System.exit(1);
        }
    }

    private void end(Stack stack) {
        boolean failed = ending;
        ending = true;
        if (failed) {
            stack.close();
        } else {
            console.says("stopping");
            stack.close();
            console.says("stopped");
        }
    }
}

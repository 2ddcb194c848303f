package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to run a program that refuses to run as root, where the launcher is root, as in most containers. The program keeps
 * root's way through folders that only root may enter, such as a checkout in root's home.
 *
 * @param prefix what comes before the command
 * @param owner  whose the program's files must be, or null for nothing to change
 */
record Unprivileged(List<String> prefix, String owner) {

    private static final String ROOT = "0";
    private static final String NOBODY = "65534";

    static Unprivileged ofThisUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), null);
        }
        return ways().findFirst().orElseThrow(() -> new LauncherFailure("PostgreSQL doesn't run as root, and root may not become another"
                + " user here. Run this as an ordinary user, or set " + Settings.DB + "_URL to a database that you run."));
    }

    /** The ways that work on this machine, the better one first. */
    static Stream<Unprivileged> ways() {
        return Stream.concat(inNamespace().stream(), asNobody().stream()).filter(Unprivileged::works);
    }

    /** In a user namespace in which root is called nobody: simple, but many containers don't allow it. */
    private static Optional<Unprivileged> inNamespace() {
        return Tools.find("unshare").map(unshare -> new Unprivileged(List.of(unshare.toString(), "-U"), ROOT));
    }

    /** As nobody with the right to pass all folders; without the secure bit, access(2) would ignore that right. */
    private static Optional<Unprivileged> asNobody() {
        String rights = "+dac_override,+fowner";
        return Tools.find("setpriv").map(setpriv -> new Unprivileged(List.of(setpriv.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY,
                "--clear-groups", "--inh-caps=" + rights, "--ambient-caps=" + rights, "--securebits=+no_setuid_fixup"), NOBODY));
    }

    private boolean works() {
        try {
            return new ProcessBuilder(command("true")).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException notToBeHad) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedWhileStarting("PostgreSQL");
        }
    }

    List<String> command(String... program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(program));
        return command;
    }

    /** Gives a folder and what is in it to the user that the program runs as. */
    void own(Path folder) {
        try {
            if (owner == null || Files.getAttribute(folder, "unix:uid").toString().equals(owner)) {
                return;
            }
            int code = new ProcessBuilder("chown", "-R", owner, folder.toString()).inheritIO().start().waitFor();
            if (code != 0) {
                throw new LauncherFailure(folder + " can't be given to user " + owner);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedWhileStarting("PostgreSQL");
        }
    }
}

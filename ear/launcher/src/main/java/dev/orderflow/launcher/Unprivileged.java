package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to run a program that refuses to run as root, where the launcher is root, as in most containers: as the user nobody
 * where that can be had, else as root in a user namespace that calls it nobody. The program keeps root's way through
 * folders that only root may enter, such as a checkout in root's home.
 *
 * @param prefix what comes before the command
 * @param owner  whose the program's files must be, or null for nothing to change
 */
record Unprivileged(List<String> prefix, String owner) {

    private static final String NOBODY = "65534";

    static Unprivileged ofThisUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), null);
        }
        String capabilities = "+dac_override,+fowner";
        Optional<Unprivileged> asNobody = Tools.find("setpriv").map(setpriv -> new Unprivileged(List.of(setpriv.toString(),
                "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--inh-caps=" + capabilities, "--ambient-caps=" + capabilities), NOBODY));
        Optional<Unprivileged> inNamespace = Tools.find("unshare").map(unshare -> new Unprivileged(List.of(unshare.toString(), "-U"), "0"));
        return asNobody.filter(Unprivileged::works).or(() -> inNamespace.filter(Unprivileged::works))
                .orElseThrow(() -> new LauncherFailure("PostgreSQL doesn't run as root, and root may not become another user here."
                        + " Run this as an ordinary user, or set " + Settings.DB + "_URL to a database that you run."));
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

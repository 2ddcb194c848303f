package dev.orderflow.launcher;

/** A setting has a value that can't be used; the message starts with the variable's name. */
public final class BadSetting extends LauncherFailure {

    private static final long serialVersionUID = 1L;

    public BadSetting(String variable, String problem) {
        super(variable + " " + problem);
    }
}

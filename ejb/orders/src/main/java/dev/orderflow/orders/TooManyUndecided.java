package dev.orderflow.orders;

/** As many orders wait for their decision as the setting allows. Nothing is stored; later there is room again. */
public class TooManyUndecided extends RuntimeException {

    TooManyUndecided(int limit) {
        super(limit + " orders wait for their decision; no more are taken until some of these are decided.");
    }
}

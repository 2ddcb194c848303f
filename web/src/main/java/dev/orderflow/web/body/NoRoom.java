package dev.orderflow.web.body;

import java.io.IOException;

/** The disk is almost full. */
final class NoRoom extends IOException {}

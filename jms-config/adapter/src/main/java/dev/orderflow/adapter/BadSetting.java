package dev.orderflow.adapter;

import jakarta.resource.spi.ResourceAdapterInternalException;

/** A setting that cannot be used. */
final class BadSetting extends ResourceAdapterInternalException {

    BadSetting(String variable, String complaint) {
        super(variable + " " + complaint);
    }
}

/** What the settings of all modules have in common: how they are read, and that a wrong one stops the start. */
package dev.orderflow.settings;

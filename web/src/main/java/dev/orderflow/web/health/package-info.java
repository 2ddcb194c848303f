/** Whether the application lives and can do its work. Open to everybody; says which part is down, and nothing more about it. */
package dev.orderflow.web.health;

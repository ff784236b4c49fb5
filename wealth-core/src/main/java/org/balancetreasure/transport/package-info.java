/** Files on their way: inbox, outbox, and the registry that knows each file once. */
@NullMarked
package org.balancetreasure.transport;

import org.jspecify.annotations.NullMarked;

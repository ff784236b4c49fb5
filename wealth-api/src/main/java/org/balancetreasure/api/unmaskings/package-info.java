/** Personal data in clear, which two persons allow one of them to see, over HTTP. */
@NullMarked
package org.balancetreasure.api.unmaskings;

import org.jspecify.annotations.NullMarked;

/** Where the demo's persons sign in: an OpenID provider on loopback, for nobody but them. */
@NullMarked
package org.balancetreasure.sandbox.signon;

import org.jspecify.annotations.NullMarked;

namespace Coddiwomple.Templating.Syntax;

/// <summary>How the statement that ran last wants to go on.</summary>
internal enum FlowState
{
    /// <summary>With the next statement.</summary>
    None,

    /// <summary>After the innermost loop.</summary>
    Break,

    /// <summary>With the next step of the innermost loop.</summary>
    Continue,

    /// <summary>After the function or the page.</summary>
    Return,
}

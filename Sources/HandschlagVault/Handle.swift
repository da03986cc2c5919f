/// Names to remember for parties that keep theirs: an adjective, an animal, a number below 1000.
enum Handle {
  /// The handle of a pseudorandom block.
  static func text(from block: Block128) -> String {
    let adjective = adjectives[Int(truncatingIfNeeded: block.high >> 32) % adjectives.count]
    let animal = animals[Int(truncatingIfNeeded: block.high & 0xffff_ffff) % animals.count]
    var text = adjective
    text.reserveCapacity(longest)
    text += animal
    text += numbers[Int(block.low % 1000)]
    return text
  }

  /// Room for the longest word of each list and what stands between.
  private static let longest = 32
  /// " 000" to " 999".
  private static let numbers = (0..<1000).map { " " + String(String($0 + 1000).dropFirst()) }

  /// 128 words, so that each is equally likely; a space behind each. Changing the list changes everybody's
  /// handle.
  static let adjectives = """
    Able Agile Airy Alert Amber Ample Autumn Azure Balmy Bold Bonny Brave Breezy Bright Brisk Bronze Busy \
    Calm Candid Careful Cheerful Civil Clear Clever Cobalt Constant Copper Coral Cosy Crisp Curious Dapper \
    Daring Deft Diligent Eager Early Earnest Easy Even Fair Faithful Fleet Fluent Fond Frank Free Fresh \
    Friendly Gallant Gentle Giving Glad Gleaming Golden Graceful Gracious Grand Green Happy Hardy Hazel \
    Hearty Helpful Honest Hopeful Humble Indigo Ivory Jade Jolly Jovial Joyful Keen Kind Lilac Lively \
    Loyal Lucid Lucky Lunar Mellow Merry Mild Mindful Modest Neat Nimble Noble Olive Open Patient Peaceful \
    Placid Pleasant Plucky Polite Prompt Proud Prudent Pure Quick Quiet Radiant Ready Robust Rosy Ruby \
    Serene Silver Sincere Smart Smiling Snowy Solar Spry Steady Sturdy Sunny Swift Tidy Tranquil Trusty \
    Upbeat Velvet Warm Willing Wise
    """.split(separator: " ").map { String($0) + " " }

  /// 128 animals, most of them birds, on the same terms.
  static let animals = """
    Albatross Alpaca Antelope Auk Avocet Badger Beaver Bison Bittern Blackbird Bluebird Bluethroat \
    Bobolink Booby Brambling Bullfinch Bunting Bustard Buzzard Camel Canary Capercaillie Caribou Chaffinch \
    Chamois Chickadee Chiffchaff Chough Cockatoo Condor Coot Cormorant Corncrake Crane Crossbill Curlew \
    Dabchick Deer Dipper Diver Dolphin Dormouse Dotterel Dove Dunlin Dunnock Eagle Egret Eider Falcon \
    Ferret Fieldfare Finch Firecrest Flamingo Flycatcher Fulmar Gannet Gazelle Goldcrest Goldfinch \
    Goosander Goshawk Grebe Greenfinch Greenshank Grouse Guillemot Hamster Hare Harrier Hawk Hedgehog \
    Heron Hobby Hoopoe Ibex Ibis Jackdaw Jay Kestrel Kingfisher Kinglet Kite Kittiwake Knot Lapwing Lark \
    Linnet Llama Lynx Magpie Mallard Marten Martin Merlin Moorhen Nightingale Nuthatch Oriole Osprey Otter \
    Ouzel Owl Partridge Pelican Penguin Petrel Pheasant Pintail Pipit Plover Pochard Puffin Quail Raven \
    Redstart Redwing Robin Sandpiper Siskin Skylark Sparrow Starling Stork Swallow Swan Tern
    """.split(separator: " ").map(String.init)
}
